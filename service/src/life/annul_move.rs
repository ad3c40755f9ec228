//! Taking a move back with a reason: an event that compensates, so that nobody mends a state in the database.

use domain::{
    id::DraftId,
    life::{Power, call::words, workflow::MAIN},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, ModelTrait, QueryFilter};
use serde_json::json;

use super::{
    find,
    move_draft::{authorize, mover_of},
    stand::{put, stand_of},
};
use crate::{
    Ctx, Error, Result,
    draft::find as drafts,
    entity::{draft, draft_line, draft_move},
    record::event,
};

/// Annuls the latest move on a line: the draft stands where it stood before, since when it stood there. Both stay in its
/// history.
pub async fn annul_move(ctx: &Ctx, id: DraftId, line: &str, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageDraft)?;
    let mut errors = domain::FieldErrors::default();
    let reason = errors.take("reason", words(reason, 2_000));
    let reason = errors.finish(reason)?;
    let line = if line.trim().is_empty() { MAIN } else { line.trim() };
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::ManageDraft).await?;
        let stands = stand_of(tx, &held.draft).await?;
        let at = stands.iter().find(|at| at.line == line).ok_or_else(nothing_to_annul)?;
        authorize(ctx, tx, &held, mover_of(at, held.draft.workflow)).await?;
        let last = last_move(tx, id, line).await?.ok_or_else(nothing_to_annul)?;
        if let Some(call) = last.call_id
            && find::unsettled(find::call(call)).one(tx).await?.is_some()
        {
            let message = "A call led here that is not settled. Annul the call; the draft goes back with it.";
            return Err(Error::conflict("call-runs", message));
        }
        let led = held.draft.workflow.state(line, &last.to_state);
        if led.is_some_and(|state| state.can(Power::Published)) {
            let message =
                "This was published, and a number is never taken back. Publish another standard in its place.";
            return Err(Error::conflict("published", message));
        }
        let entry = held.told("draft.move-annulled", "draft", id);
        let said = json!({ "line": line, "from": last.to_state, "to": last.from_state });
        take_back(ctx, tx, held.draft, &last, &reason).await?;
        event::append(ctx, tx, entry.with(said)).await
    })
    .await
}

/// The latest move on a line that was not annulled.
pub(super) async fn last_move(tx: &DatabaseTransaction, id: DraftId, line: &str) -> Result<Option<draft_move::Model>> {
    let all = find::moves(id).filter(draft_move::Column::Line.eq(line)).all(tx).await?;
    let annulled: Vec<_> = all.iter().filter_map(|row| row.annuls).collect();
    Ok(all.into_iter().find(|row| row.annuls.is_none() && !annulled.contains(&row.id)))
}

/// Puts a draft back to where it stood before a move, and keeps why.
pub(super) async fn take_back(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    row: draft::Model,
    last: &draft_move::Model,
    reason: &str,
) -> Result<draft::Model> {
    let number = find::moves(row.id).one(tx).await?.map_or(1, |latest| latest.number + 1);
    let kept = draft_move::ActiveModel {
        id: Set(ctx.id()),
        draft_id: Set(row.id),
        number: Set(number),
        line: Set(last.line.clone()),
        from_state: Set(last.to_state.clone()),
        from_since: Set(last.moved_at),
        to_state: Set(last.from_state.clone()),
        note: Set(reason.to_owned()),
        revision: Set(last.revision),
        moved_at: Set(ctx.now),
        from_due: Set(None),
        moved_by: Set(ctx.actor.person()),
        annuls: Set(Some(last.id)),
        call_id: Set(None),
    };
    kept.insert(tx).await?;
    // What the move began on another line begins with it alone.
    let started = row.workflow.state(&last.line, &last.to_state).and_then(|state| state.starts);
    if let Some((line, _)) = started {
        let begun = find::lines([row.id]).filter(draft_line::Column::Line.eq(line)).one(tx).await?;
        if let Some(begun) = begun.filter(|begun| begun.since == last.moved_at) {
            begun.delete(tx).await?;
        }
    }
    put(ctx, tx, row, &last.line, &last.from_state, last.from_since, last.from_due).await
}

fn nothing_to_annul() -> Error {
    Error::conflict("no-move", "There is no move on this line that could be annulled.")
}
