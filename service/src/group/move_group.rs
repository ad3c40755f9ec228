//! Moving a group from one state to another.

use domain::{
    FieldErrors,
    group::{GroupMove, Readiness},
    id::GroupId,
    policy::Action,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find;
use crate::{Ctx, Error, Result, entity::working_group, record::event, version::next_update};

/// Makes a step, with the words that stand beside the new state. Those above a group approve, activate and end it; its
/// chairs let it rest.
pub async fn move_group(ctx: &Ctx, id: GroupId, step: &str, note: &str) -> Result<()> {
    ctx.authorize_route(Action::OverseeGroup)?;
    let step: GroupMove =
        step.trim().parse().map_err(|_| Error::field("step", "option", "Choose one of the options."))?;
    let mut errors = FieldErrors::default();
    let note =
        errors.take("note", if step.needs_reason() { text::line(note, 500) } else { text::optional_line(note, 500) });
    let note = errors.finish(note)?;
    let action = if step.is_the_chairs() { Action::NameOfficers } else { Action::OverseeGroup };
    ctx.write(async |tx| {
        let before = find::locked(ctx, tx, id, action).await?;
        let ready = Readiness {
            kind: before.kind,
            has_chair: find::has_chair(tx, id, ctx.now).await?,
            has_charter: find::adoptions(id).one(tx).await?.is_some(),
            was_approved: before.approved_at.is_some(),
        };
        let state = before.state.after(step, ready).map_err(domain::Problem::from)?;
        let mut row = working_group::ActiveModel::from(before.clone());
        row.state = Set(state);
        row.state_note = Set(note);
        row.state_since = Set(ctx.now);
        if step == GroupMove::Approve {
            row.approved_at = Set(Some(ctx.now));
        }
        row.updated_at = Set(next_update(before.updated_at, ctx.now));
        let after = row.update(tx).await?;
        let entry = find::told(&after, "group.moved", "group", id);
        event::append(ctx, tx, entry.with(json!({ "from": before.state, "to": state, "step": step }))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        Found,
        group::{adopt_charter, charters, group, post_charter},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn a_council_approves_a_group_that_then_works_under_its_charter(world: World) {
            let scene = world.groups().await;
            let mut cora = world.person("Cora Council").await;
            world.grant(&mut cora, Scope::Group(scene.council), RoleKind::Chair).await;
            let cora = world.as_(&cora);
            move_group(&cora, scene.proposed, "approve", "").await.expect("approved");
            assert!(group(&world.anonymous(), "proposed", Action::SeeGroup).await.is_ok());
            assert_eq!(code_of(move_group(&cora, scene.proposed, "activate", "").await), "no-charter");
            let typed = domain::group::charter::TypedCharter { text: "# Charter".into(), note: String::new() };
            post_charter(&cora, scene.proposed, &typed, None).await.expect("posted");
            let facts = group(&cora, "proposed", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let hash = charters(&cora, &facts).await.expect("shown").versions[0].hash.clone();
            adopt_charter(&cora, scene.proposed, 1, &hash, "").await.expect("adopted");
            move_group(&cora, scene.proposed, "activate", "").await.expect("it works");
            assert_eq!(world.last_event().await.data["to"], "active");
            assert_eq!(code_of(move_group(&cora, scene.proposed, "approve", "").await), "group-state");
        }

        async fn chairs_let_their_group_rest_and_do_not_end_it(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            assert_eq!(fields_of(move_group(&carl, scene.open, "pause", " ").await), ["note missing"]);
            move_group(&carl, scene.open, "pause", "Summer").await.expect("it rests");
            move_group(&carl, scene.open, "resume", "").await.expect("it goes on");
            assert_eq!(code_of(move_group(&carl, scene.open, "conclude", "Enough").await), "denied");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(move_group(&eve, scene.open, "conclude", "Enough").await), "denied");
            assert_eq!(code_of(move_group(&eve, scene.proposed, "approve", "").await), "not-found");
            assert_eq!(code_of(move_group(&world.anonymous(), scene.open, "conclude", "x").await), "sign-in-needed");
        }

        async fn a_declined_group_stays_unknown(world: World) {
            let scene = world.groups().await;
            move_group(&world.ctx, scene.proposed, "decline", "There is one already.").await.expect("declined");
            assert_eq!(code_of(group(&world.anonymous(), "proposed", Action::SeeGroup).await), "not-found");
            assert_eq!(code_of(move_group(&world.ctx, scene.proposed, "reopen", "").await), "never-approved");
        }

        async fn of_fifty_who_approve_one_does(world: World) {
            let scene = world.groups().await;
            let id = scene.proposed;
            let moved = world.fifty(|ctx| async move { move_group(&ctx, id, "approve", "").await }).await;
            assert_eq!(moved.iter().filter(|moved| moved.is_ok()).count(), 1);
        }
    }
}
