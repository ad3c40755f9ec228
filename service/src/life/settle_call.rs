//! What came of a call: recorded by a chair with reasons after it closed, answering every objection in words. Nothing is
//! counted (RFC 7282).

use domain::{
    id::GroupCallId,
    life::{
        CallState, ObjectionState,
        call::{MAX_REASONS, TypedOutcome, words},
        period::due_after,
    },
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::{
    annul_move::{last_move, take_back},
    call_mails::{Occasion, tell},
    call_row::{Held, judged},
    find,
    objections::{Said, settle},
    open_call::issues_open,
    tend::close,
};
use crate::{
    Ctx, Error, Result,
    comment::undisposed,
    database,
    entity::{group_call, objection},
    record::event,
    version::next_update,
};

/// Records the outcome of a call that is closed.
pub async fn settle_call(ctx: &Ctx, id: GroupCallId, typed: &TypedOutcome) -> Result<()> {
    ctx.authorize_route(Action::JudgeCalls)?;
    ctx.write(async |tx| {
        let mut held = judged(ctx, tx, id, Action::JudgeCalls).await?;
        match held.state(ctx) {
            CallState::Closed => {}
            CallState::Open => {
                let message = "The call is still open. Its outcome is recorded when everybody had their time.";
                return Err(Error::conflict("call-open", message));
            }
            _ => return Err(settled()),
        }
        if held.call.state == CallState::Open {
            held.call = close(ctx, tx, &held).await?;
        }
        if let Some(draft) = held.call.draft_id.filter(|_| held.call.kind.needs_dispositions())
            && !undisposed(tx, draft).await?.is_empty()
        {
            return Err(issues_open());
        }
        let open = unresolved(tx, &held.call).await?;
        let ids: Vec<String> = open.iter().map(|row| row.id.to_string()).collect();
        let (outcome, reasons, answers) = typed.check(&ids)?;
        for (row, text) in open.into_iter().zip(answers) {
            // Whoever takes it back at this moment does so by the row of another call.
            let row = database::locked::<objection::Entity>(tx, row.id).await?;
            if !row.state.is_unresolved() {
                continue;
            }
            settle(ctx, tx, &held, row, Said { to: ObjectionState::Addressed, text }).await?;
        }
        let mut row = group_call::ActiveModel::from(held.call.clone());
        row.state = Set(CallState::Settled);
        row.outcome = Set(Some(outcome));
        row.reasons = Set(reasons);
        row.settled_at = Set(Some(ctx.now));
        row.settled_by = Set(ctx.actor.person());
        row.appeal_until = Set(due_after(ctx.now, held.clocks().appeal_window));
        row.updated_at = Set(next_update(held.call.updated_at, ctx.now));
        held.call = row.update(tx).await?;
        let mut said = held.said();
        said["outcome"] = json!(outcome);
        event::append(ctx, tx, held.told("call.settled", "call", id).with(said)).await?;
        tell(ctx, tx, &held, Occasion::Settled).await
    })
    .await
}

/// The objections that an outcome has to answer: all to the draft that are open, whichever call they came in.
pub(super) async fn unresolved(
    db: &impl sea_orm::ConnectionTrait,
    call: &group_call::Model,
) -> Result<Vec<objection::Model>> {
    let all = match call.draft_id {
        Some(draft) => find::objections_to(draft),
        None => find::objections_in(call.id),
    };
    Ok(find::unresolved(all).all(db).await?)
}

/// Has a call count for nothing, with a reason. The state that the draft entered with it is left again, where it has not
/// moved on.
pub async fn annul_call(ctx: &Ctx, id: GroupCallId, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::JudgeCalls)?;
    let mut errors = domain::FieldErrors::default();
    let reason = errors.take("reason", words(reason, MAX_REASONS));
    let reason = errors.finish(reason)?;
    ctx.write(async |tx| {
        let held = judged(ctx, tx, id, Action::JudgeCalls).await?;
        if !held.call.state.can_annul() {
            return Err(settled());
        }
        annul(ctx, tx, held, &reason).await
    })
    .await
}

/// Annuls a locked call.
pub(super) async fn annul(ctx: &Ctx, tx: &DatabaseTransaction, held: Held, reason: &str) -> Result<()> {
    let was_running = held.call.state.is_unsettled();
    let mut row = group_call::ActiveModel::from(held.call.clone());
    row.state = Set(CallState::Annulled);
    row.state_note = Set(reason.to_owned());
    row.updated_at = Set(next_update(held.call.updated_at, ctx.now));
    row.update(tx).await?;
    event::append(ctx, tx, held.told("call.annulled", "call", held.call.id).with(held.said())).await?;
    let Some(draft) = held.draft.clone().filter(|_| was_running) else { return Ok(()) };
    let last = last_move(tx, draft.id, &held.call.line).await?;
    if let Some(last) = last.filter(|last| last.call_id == Some(held.call.id)) {
        let said = json!({ "line": last.line, "from": last.to_state, "to": last.from_state });
        let entry = held.told("draft.move-annulled", "draft", draft.id).with(said);
        take_back(ctx, tx, draft, &last, reason).await?;
        event::append(ctx, tx, entry).await?;
    }
    Ok(())
}

fn settled() -> Error {
    Error::conflict("call-settled", "What came of this call is recorded already. Look at it anew.")
}
