//! Answering a request to join.

use domain::{
    FieldErrors,
    group::MemberDetails,
    id::{GroupId, JoinRequestId},
    policy::{Action, Scope},
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{enter::enter, find};
use crate::{
    Ctx, Error, Result,
    entity::join_request,
    group::find as groups,
    mail::{self, Mail},
    record::{Entry, event},
};

/// Accepts or declines a request, with a reply that its maker is mailed.
pub async fn answer_request(ctx: &Ctx, group: GroupId, id: JoinRequestId, accepts: bool, reply: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageMembers)?;
    let mut errors = FieldErrors::default();
    let reply = errors.take("reply", text::block(reply, 2_000));
    let reply = errors.finish(reply)?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::ManageMembers).await?;
        let request = find::request(group, id).one(tx).await?.ok_or_else(Error::not_found)?;
        let answer = if accepts { "accepted" } else { "declined" };
        if accepts {
            if !of.state.takes_members() {
                return Err(Error::conflict("not-joinable", "This group takes nobody in now. Nothing was changed."));
            }
            let details = MemberDetails {
                category: request.category.clone(),
                weight: 1,
                organisation: String::new(),
                rank: None,
            };
            enter(ctx, tx, &of, request.person_id, request.role, &details, request.organisation_id).await?;
        }
        if let Some((to, language)) = find::reached(tx, request.person_id).await? {
            let path = format!("/g/{}", of.slug);
            let letter =
                Mail::JoinAnswered { group: of.name.clone(), answer: answer.into(), reply: reply.clone(), path };
            mail::leave(ctx, tx, &to, language, letter).await?;
        }
        let (person, role) = (request.person_id, request.role);
        let mut row = join_request::ActiveModel::from(request);
        row.answer = Set(Some(answer.into()));
        row.reply = Set(reply);
        row.answered_at = Set(Some(ctx.now));
        row.answered_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let scope = Scope::Group(group);
        event::append(ctx, tx, Entry::new("request.answered", "join-request", id, scope)).await?;
        if accepts {
            let entry = Entry::new("member.joined", "person", person, scope).with(json!({ "role": role }));
            event::append(ctx, tx, entry).await?;
        }
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::{TypedJoin, all_members, group, join_group, waiting},
        on_both_databases,
        testing::{GroupScene, World, code_of},
    };

    on_both_databases! {
        async fn a_chair_lets_somebody_in_who_is_told_by_mail(world: World) {
            let scene = world.groups().await;
            let id = asked(&world, &scene).await;
            let carl = world.as_(&scene.chair);
            answer_request(&carl, scene.open, id, true, "Welcome").await.expect("answered");
            assert_eq!(code_of(answer_request(&carl, scene.open, id, false, "").await), "not-found");
            let facts = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let names: Vec<String> = all_members(&carl, &facts).await.expect("shown").into_iter().map(|line| line.name).collect();
            assert!(names.contains(&"Nora New".to_owned()));
            let mails = world.outbox("mail").await;
            assert_eq!(mails.last().map(|mail| mail["answer"].clone()), Some(json!("accepted")));
        }

        async fn what_somebody_says_when_asking_is_for_the_chairs_alone(world: World) {
            let scene = world.groups().await;
            asked(&world, &scene).await;
            let told: String = world.event_rows().await.iter().map(|row| row.data.to_string()).collect();
            assert!(!told.contains("WORDSMARK"));
            let mia = world.as_(&world.holding("Mia Member", scene.open, domain::policy::RoleKind::Member).await);
            let facts = group(&mia, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            assert_eq!(code_of(waiting(&mia, &facts).await), "denied");
            assert_eq!(code_of(answer_request(&mia, scene.open, world.ctx.id(), true, "").await), "denied");
        }

        async fn of_fifty_answers_one_counts(world: World) {
            let scene = world.groups().await;
            let (id, group) = (asked(&world, &scene).await, scene.open);
            let answers = world.fifty(|ctx| async move { answer_request(&ctx, group, id, true, "").await }).await;
            assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        }
    }

    async fn asked(world: &World, scene: &GroupScene) -> JoinRequestId {
        let nora = world.as_(&world.person("Nora New").await);
        let join = TypedJoin { category: "Users".into(), words: "WORDSMARK".into(), ..TypedJoin::default() };
        join_group(&nora, scene.open, &join).await.expect("asked");
        let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        waiting(&world.ctx, &facts).await.expect("shown").requests[0].id
    }
}
