//! Taking back one's own request to join a group.

use domain::{
    id::GroupId,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, QueryFilter};

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::join_request,
    group::find as groups,
    record::{Entry, event},
};

/// Takes back the request of the asker that waits. They may ask again.
pub async fn withdraw_request(ctx: &Ctx, id: GroupId) -> Result<()> {
    ctx.authorize_route(Action::JoinGroup)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, id, Action::JoinGroup).await?;
        let mine = find::requests(of.id).filter(join_request::Column::PersonId.eq(person));
        let row = mine.one(tx).await?.ok_or_else(Error::not_found)?;
        let request = row.id;
        let mut row = join_request::ActiveModel::from(row);
        row.answer = Set(Some("withdrawn".into()));
        row.answered_at = Set(Some(ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, Entry::new("request.withdrawn", "join-request", request, Scope::Group(of.id))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        group::{Joined, TypedJoin, answer_request, join_group},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn who_takes_a_request_back_waits_no_more_and_may_ask_again(world: World) {
            let scene = world.groups().await;
            let nora = world.as_(&world.person("Nora New").await);
            let eve = world.as_(&world.person("Eve Else").await);
            let join = TypedJoin { category: "Users".into(), ..TypedJoin::default() };
            join_group(&nora, scene.open, &join).await.expect("asked");
            assert_eq!(code_of(withdraw_request(&eve, scene.open).await), "not-found");
            assert_eq!(code_of(withdraw_request(&nora, scene.closed).await), "not-found");
            assert_eq!(code_of(withdraw_request(&world.anonymous(), scene.open).await), "sign-in-needed");
            let first = find::requests(scene.open).one(&world.db().read).await.expect("read").expect("it waits").id;
            withdraw_request(&nora, scene.open).await.expect("taken back");
            assert_eq!(code_of(withdraw_request(&nora, scene.open).await), "not-found");
            let carl = world.as_(&scene.chair);
            assert_eq!(code_of(answer_request(&carl, scene.open, first, true, "").await), "not-found");
            assert_eq!(join_group(&nora, scene.open, &join).await.expect("asked again"), Joined::Asked);
            assert_eq!(world.ask("SELECT count(*) AS n FROM join_request WHERE answer = 'withdrawn'").await, 1);
            assert!(world.events().await.contains(&"request.withdrawn".to_owned()));
        }
    }
}
