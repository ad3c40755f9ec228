//! Planning decisions: beside the state, until they are released.

use std::collections::BTreeSet;

use domain::{
    FieldErrors, Problem,
    cfp::{Plan, Standing, State, TypedPlan},
    id::{CallId, ConferenceId, ProposalId},
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
    entity::{decision, proposal},
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
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::MoveProposals).await?;
        refuse_elsewhere(tx, conference.id, &plan).await?;
        let desks = Desks::of(tx, &ctx.actor, conference.id, call.id).await?;
        for id in ids {
            let row = locked::<proposal::Entity>(tx, id).await?;
            let is_known = desks.lens(id, row.state).shows(Field::Existence, Channel::Page);
            if row.call_id != call.id || row.state == State::Draft || !is_known {
                return Err(Error::not_found());
            }
            plan_one(ctx, tx, &desks, &row, &plan).await?;
            // What is planned is not in the record, which others read than those who decide.
            let verb = if plan.decision.is_some() { "decision.planned" } else { "decision.unplanned" };
            event::append(ctx, tx, Entry::new(verb, "proposal", id, Scope::Conference(conference.id))).await?;
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
async fn refuse_elsewhere(tx: &impl ConnectionTrait, conference: ConferenceId, plan: &Plan) -> Result<()> {
    let mut errors = FieldErrors::default();
    if let Some(kind) = plan.session_type
        && !types_of(conference).all(tx).await?.iter().any(|row| row.id == kind)
    {
        errors.add("session_type", "option", "Choose one of the options.");
    }
    if let Some(track) = plan.track
        && !tracks_of(conference).all(tx).await?.iter().any(|row| row.id == track)
    {
        errors.add("track", "option", "Choose one of the options.");
    }
    errors.check()
}
