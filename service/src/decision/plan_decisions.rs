//! Planning decisions: beside the state, until they are released.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    FieldErrors, Problem,
    cfp::{Plan, Standing, State, TypedPlan},
    id::{CallId, ProposalId},
    policy::{Action, Scope},
    review::visibility::{Channel, Field},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};

use super::{
    desks::Desks,
    find::{decision_about, tracks_of, types_of},
};
use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    database::locked,
    entity::{decision, proposal, session_type, track},
    error::Check,
    record::{Entry, event},
};

/// Plans the same for some proposals of a call, or takes what is planned back: all of them or none. Nobody is told
/// before the release, the speakers least of all.
pub async fn plan_decisions(ctx: &Ctx, call: CallId, ids: &[ProposalId], typed: &TypedPlan) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    let plan = typed.check()?;
    let ids: BTreeSet<ProposalId> = ids.iter().copied().collect();
    if ids.is_empty() {
        return Err(Error::field("proposals", "missing", "Choose at least one proposal."));
    }
    plan_each(ctx, call, &ids.into_iter().map(|id| (id, plan.clone())).collect()).await
}

/// Plans something for each of some proposals of a call: all of them or none.
pub(super) async fn plan_each(ctx: &Ctx, call: CallId, plans: &BTreeMap<ProposalId, Plan>) -> Result<()> {
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        let desks = Desks::of(ctx, tx, call.id).await?;
        let (types, tracks) = (types_of(conference.id).all(tx).await?, tracks_of(conference.id).all(tx).await?);
        for (id, plan) in plans {
            refuse_elsewhere(&types, &tracks, plan)?;
            let row = locked::<proposal::Entity>(tx, *id).await?;
            let is_known = desks.lens(*id, row.state).shows(Field::Existence, Channel::Page);
            if row.call_id != call.id || row.state == State::Draft || !is_known {
                return Err(Error::not_found());
            }
            plan_one(ctx, tx, &desks, &row, plan).await?;
            // What is planned is not in the record, which others read than those who decide.
            let verb = if plan.decision.is_some() { "decision.planned" } else { "decision.unplanned" };
            event::append(ctx, tx, Entry::new(verb, "proposal", *id, Scope::Conference(conference.id))).await?;
        }
        Ok(())
    })
    .await
}

async fn plan_one(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    desks: &Desks,
    row: &proposal::Model,
    plan: &Plan,
) -> Result<()> {
    let before = decision_about(row.id).one(tx).await?;
    let pending = before.as_ref().and_then(|before| before.pending);
    let standing = Standing { state: row.state, pending };
    let after = standing.plan(desks.part(row.id), plan.decision).map_err(Problem::from)?;
    let is_planned = after.pending.is_some();
    let stood = before.as_ref();
    let kept = decision::ActiveModel {
        proposal_id: Set(row.id),
        call_id: Set(row.call_id),
        note: Set(plan.note.clone()),
        session_type_id: Set(plan.session_type.filter(|_| is_planned)),
        track_id: Set(plan.track.filter(|_| is_planned)),
        planned_by: Set(ctx.actor.person()),
        pending: Set(after.pending),
        minutes: Set(plan.minutes.filter(|_| is_planned).and_then(|minutes| i32::try_from(minutes).ok())),
        planned_at: Set(Some(ctx.now)),
        released_at: Set(stood.and_then(|row| row.released_at)),
        confirm_by: Set(stood.and_then(|row| row.confirm_by)),
        reminded_at: Set(stood.and_then(|row| row.reminded_at)),
    };
    if before.is_some() {
        kept.update(tx).await?;
    } else {
        kept.insert(tx).await?;
    }
    Ok(())
}

/// A kind of session and a track are the conference's own.
fn refuse_elsewhere(types: &[session_type::Model], tracks: &[track::Model], plan: &Plan) -> Result<()> {
    let mut errors = FieldErrors::default();
    if plan.session_type.is_some_and(|kind| !types.iter().any(|row| row.id == kind)) {
        errors.add("session_type", "option", "Choose one of the options.");
    }
    if plan.track.is_some_and(|track| !tracks.iter().any(|row| row.id == track)) {
        errors.add("track", "option", "Choose one of the options.");
    }
    errors.check()
}

#[cfg(test)]
mod tests {
    use domain::{
        cfp::{Decision, Move},
        policy::RoleKind,
    };

    use super::*;
    use crate::{
        cfp::{move_proposal, my_proposal, my_proposals, withdraw_proposal},
        decision::{Wanted, board},
        on_both_databases,
        testing::{code_of, fields_of, plan},
    };

    on_both_databases! {
        /// Design, 2: until decisions are released speakers see what they saw.
        async fn a_plan_is_on_the_board_and_nowhere_else(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let ada = world.as_(&ada);
            let (one, list) = (my_proposal(&ada, id).await.expect("hers"), my_proposals(&ada).await.expect("listed"));
            let mut typed = plan(Decision::Accept);
            typed.minutes = "30".into();
            typed.note = "Opens the day".into();
            plan_decisions(&world.ctx, call, &[id], &typed).await.expect("planned");
            assert_eq!(my_proposal(&ada, id).await.expect("hers"), one, "not a field differs");
            assert_eq!(my_proposals(&ada).await.expect("listed"), list);
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), told.data.is_null()), ("decision.planned", true));
            let board = board(&world.ctx, &facts, call, &Wanted::default()).await.expect("read");
            let line = &board.shown.lines[0];
            let planned = line.pending.as_ref().expect("planned");
            assert_eq!((line.state, planned.decision, planned.minutes), (State::Submitted, Decision::Accept, Some(30)));
            assert_eq!((planned.note.as_str(), board.quotas.planned, board.quotas.tracks[0].chosen()), ("Opens the day", 1, 1));
        }

        async fn plans_are_changed_taken_back_and_end_with_a_move(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let pending = async || {
                let board = board(&world.ctx, &facts, call, &Wanted::default()).await.expect("read");
                board.shown.lines[0].pending.as_ref().map(|planned| planned.decision)
            };
            plan_decisions(&world.ctx, call, &[id], &plan(Decision::Accept)).await.expect("planned");
            move_proposal(&world.ctx, id, Move::Reject, "Too long").await.expect("a decision is planned by a move, too");
            assert_eq!(pending().await, Some(Decision::Reject));
            plan_decisions(&world.ctx, call, &[id], &TypedPlan::default()).await.expect("taken back");
            assert_eq!(pending().await, None);
            plan_decisions(&world.ctx, call, &[id], &plan(Decision::Accept)).await.expect("planned");
            withdraw_proposal(&world.as_(&ada), id).await.expect("withdrawn");
            assert_eq!(pending().await, None);
            assert_eq!(code_of(plan_decisions(&world.ctx, call, &[id], &plan(Decision::Accept)).await), "proposal-state");
        }

        async fn all_are_planned_or_none(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (_, one) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let (bob, two) = world.offered(&facts, call, "Bob Babbage", "Wheels").await;
            withdraw_proposal(&world.as_(&bob), two).await.expect("withdrawn");
            let refused = plan_decisions(&world.ctx, call, &[one, two], &plan(Decision::Accept)).await;
            assert_eq!(code_of(refused), "proposal-state");
            assert_eq!(world.ask("SELECT count(*) AS n FROM decision WHERE pending IS NOT NULL").await, 0);
            assert_eq!(fields_of(plan_decisions(&world.ctx, call, &[], &plan(Decision::Accept)).await), ["proposals missing"]);
            let (other, elsewhere) = world.open_call("other-2026").await;
            let kind = world.proposal_for(&other, "").await.0.session_type;
            let typed = TypedPlan { session_type: kind, ..plan(Decision::Accept) };
            assert_eq!(fields_of(plan_decisions(&world.ctx, call, &[one], &typed).await), ["session_type option"]);
            assert_eq!(code_of(plan_decisions(&world.ctx, elsewhere, &[one], &plan(Decision::Accept)).await), "not-found");
        }

        async fn those_who_may_not_plan_nothing(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (mut ada, id) = world.offered(&facts, call, "Ada Lovelace", "Engines").await;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
            for (ctx, code) in [(world.as_(&rita), "denied"), (world.as_(&ada), "denied"), (world.anonymous(), "sign-in-needed")] {
                assert_eq!(code_of(plan_decisions(&ctx, call, &[id], &plan(Decision::Accept)).await), code);
            }
            world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
            let own = plan_decisions(&world.as_(&ada), call, &[id], &plan(Decision::Accept)).await;
            assert_eq!(code_of(own), "not-yours", "whatever they organise");
        }
    }
}
