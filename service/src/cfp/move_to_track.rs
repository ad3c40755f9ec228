//! Moving a proposal to another track, as its organisers do.

use domain::{
    Problem,
    cfp::{Decision, Standing},
    id::{ProposalId, TrackId},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    find::{Offered, locked_offered},
    move_proposal::part_at_the_desk,
    offers::kept,
};
use crate::{
    Ctx, Error, Result,
    entity::proposal,
    record::{Entry, event},
    version::next_update,
};

/// Moves a proposal to another track of its call, restricted ones included, or to none, at once and as long as something is
/// to be decided about it; reviewers score it by the categories of that track from then on. Its speakers see where it is.
/// Whoever decides about it does so, and nobody else.
pub async fn move_to_track(ctx: &Ctx, id: ProposalId, track: Option<TrackId>) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.write(async |tx| {
        let Offered { proposal: before, call } = locked_offered(ctx, tx, id, Action::MoveProposals).await?;
        let by = part_at_the_desk(ctx, tx, &call, id).await?;
        let standing = Standing { state: before.state, pending: None };
        standing.plan(by, Some(Decision::Reject)).map_err(Problem::from)?;
        let offered = kept(&call)?.tracks;
        if track.is_some_and(|track| !offered.contains(&track)) {
            return Err(Error::field("track", "option", "Choose one of the options."));
        }
        if before.track_id == track {
            return Ok(());
        }
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = proposal::ActiveModel::from(before);
        row.track_id = Set(track);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        let entry = Entry::new("proposal.track-changed", "proposal", id, Scope::Conference(call.conference_id));
        event::append(ctx, tx, entry).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::{policy::RoleKind, review::conflict::Tie};

    use super::*;
    use crate::{
        cfp::{call, edit_proposal, my_proposal},
        on_both_databases,
        review::pin_conflict,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn a_proposal_is_in_another_track_at_once_and_keeps_it_when_it_is_edited(world: World) {
            let scene = world.review_scene("moved-2026").await;
            let (id, dora) = (scene.proposals[0], world.as_(&scene.speakers[0]));
            let before = my_proposal(&dora, id).await.expect("hers");
            let offered = call(&world.ctx, &scene.facts, "talks").await.expect("a call").tracks;
            let other = offered.iter().find(|track| track.id.to_string() != before.typed.track).expect("another").id;
            let pia = world.as_(&scene.chairs[0]);
            move_to_track(&pia, id, Some(other)).await.expect("moved");
            assert_eq!(world.last_event().await.verb, "proposal.track-changed");
            let mut typed = my_proposal(&dora, id).await.expect("hers").typed;
            assert_eq!(typed.track, other.to_string());
            let old = edit_proposal(&dora, id, &before.typed, Some(&before.version)).await;
            assert_eq!(code_of(old), "changed-meanwhile", "who edits from before is shown both");
            typed.title = "Better".into();
            edit_proposal(&dora, id, &typed, None).await.expect("edited");
            assert_eq!(my_proposal(&dora, id).await.expect("hers").typed.track, other.to_string());
            let count = world.events().await.len();
            move_to_track(&pia, id, Some(other)).await.expect("there already");
            assert_eq!(world.events().await.len(), count);
            move_to_track(&pia, id, None).await.expect("to none");
            assert_eq!(my_proposal(&dora, id).await.expect("hers").typed.track, "");
        }

        async fn only_who_decides_about_it_moves_it_and_only_to_what_is_there(world: World) {
            let scene = world.review_scene("kept-2026").await;
            let (id, [pia, carl]) = (scene.proposals[0], [&scene.chairs[0], &scene.chairs[1]]);
            let unknown = Some(world.ctx.id::<TrackId>());
            assert_eq!(fields_of(move_to_track(&world.as_(pia), id, unknown).await), ["track option"]);
            let mut dora = scene.speakers[0].clone();
            assert_eq!(code_of(move_to_track(&world.as_(&dora), id, None).await), "not-found");
            pin_conflict(&world.ctx, id, carl.person, Some(Tie::Personal)).await.expect("set");
            assert_eq!(code_of(move_to_track(&world.as_(carl), id, None).await), "not-found");
            assert_eq!(code_of(move_to_track(&world.as_(pia), id, None).await), "not-yours", "a deputy is to be named");
            pin_conflict(&world.ctx, id, carl.person, None).await.expect("taken off");
            world.edit("UPDATE proposal SET state = 'confirmed'").await;
            assert_eq!(code_of(move_to_track(&world.as_(pia), id, None).await), "proposal-state");
            world.grant(&mut dora, Scope::Conference(scene.facts.id), RoleKind::Programme).await;
            assert_eq!(code_of(move_to_track(&world.as_(&dora), id, None).await), "not-yours");
            assert_eq!(code_of(move_to_track(&world.anonymous(), id, None).await), "sign-in-needed");
        }
    }
}
