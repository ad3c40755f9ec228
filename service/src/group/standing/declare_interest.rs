//! Declaring to want the vote again, where a rule asks for that after ballots were missed.

use domain::{
    id::GroupId,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, QueryFilter};

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::standing_declaration,
    group::find as groups,
    record::{Entry, event},
};

/// Declares it for today. A second time on the same day changes nothing.
pub async fn declare_interest(ctx: &Ctx, group: GroupId) -> Result<()> {
    ctx.authorize_route(Action::LeaveGroup)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let today = ctx.now.date_naive();
    ctx.write(async |tx| {
        groups::locked(ctx, tx, group, Action::LeaveGroup).await?;
        let known = find::declarations(group)
            .filter(standing_declaration::Column::PersonId.eq(person))
            .filter(standing_declaration::Column::OnDate.eq(today))
            .one(tx)
            .await?;
        if known.is_some() {
            return Ok(());
        }
        let row = standing_declaration::ActiveModel {
            group_id: Set(group),
            person_id: Set(person),
            on_date: Set(today),
            declared_at: Set(ctx.now),
        };
        row.insert(tx).await?;
        event::append(ctx, tx, Entry::new("vote.wanted", "person", person, Scope::Group(group))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{on_both_databases, testing::code_of};

    on_both_databases! {
        async fn one_declares_for_oneself_once_a_day(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            for _ in 0..2 {
                declare_interest(&carl, scene.open).await.expect("declared");
            }
            assert_eq!(world.ask("SELECT count(*) AS n FROM standing_declaration").await, 1);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(declare_interest(&eve, scene.open).await), "denied");
            assert_eq!(code_of(declare_interest(&world.anonymous(), scene.open).await), "sign-in-needed");
        }
    }
}
