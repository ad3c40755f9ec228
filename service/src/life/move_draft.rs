//! Moving a draft along a line of its workflow.

use domain::{
    id::DraftId,
    life::{Mover, Need, workflow::MAIN},
    policy::Action,
    text,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    find,
    stand::{LineStand, Made, enter, grounds, stand_of},
};
use crate::{
    Ctx, Error, Result,
    draft::find::{self as drafts, Locked},
    record::event,
    team::with_current_roles,
};

/// A move, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMove {
    /// On which line; the main one where left out.
    pub line: String,
    /// The state that it leads to.
    pub to: String,
    /// Why; may be empty.
    pub note: String,
}

/// Moves a draft, where a move leads on from its state and everything that it needs is there.
pub async fn move_draft(ctx: &Ctx, id: DraftId, typed: &TypedMove) -> Result<()> {
    ctx.authorize_route(Action::WriteDraft)?;
    let mut errors = domain::FieldErrors::default();
    let note = errors.take("note", text::block(&typed.note, 2_000));
    let note = errors.finish(note)?;
    let line = if typed.line.trim().is_empty() { MAIN } else { typed.line.trim() };
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::SeeDraft).await?;
        let stands = stand_of(tx, &held.draft).await?;
        let at = stands.iter().find(|at| at.line == line).ok_or_else(no_such_move)?;
        let table = held.draft.workflow.line(line).ok_or_else(no_such_move)?;
        let known = table.state(typed.to.trim());
        let to = known.ok_or_else(|| Error::field("to", "option", "Choose one of the options."));
        // Who may do nothing here is told so first, and not what the table knows.
        let by = known.and_then(|to| table.between(at.state.key, to.key)).map_or(Mover::Chairs, |one| one.by);
        authorize(ctx, tx, &held, by).await?;
        let to = to?;
        let step = table.between(at.state.key, to.key).ok_or_else(no_such_move)?;
        let running = find::unsettled(find::calls_on(id)).all(tx).await?;
        if running.iter().any(|call| call.line == line) {
            let message = "A call on this draft is not settled. Record its outcome or annul it first.";
            return Err(Error::conflict("call-runs", message));
        }
        let newest = drafts::revisions([id]).one(tx).await?;
        let missing = step.missing(&grounds(tx, &held.draft, newest.as_ref()).await?);
        if !missing.is_empty() {
            return Err(lacks(&missing));
        }
        let said = json!({ "line": line, "from": at.state.key, "to": to.key });
        let entry = held.told("draft.moved", "draft", id).with(said);
        enter(ctx, tx, &held.group, held.draft, at, Made { line: at.line, to, note: &note, call: None }).await?;
        event::append(ctx, tx, entry).await
    })
    .await
}

/// Refuses who does not make such moves, by the roles that they hold now.
pub(crate) async fn authorize(ctx: &Ctx, tx: &sea_orm::DatabaseTransaction, held: &Locked, by: Mover) -> Result<()> {
    with_current_roles(ctx, tx).await?.authorize(action(by), held.place)
}

/// What whoever makes a move must be able to do.
pub(crate) const fn action(by: Mover) -> Action {
    match by {
        Mover::Editors => Action::WriteDraft,
        Mover::Chairs => Action::ManageDraft,
        Mover::Above => Action::OverseeGroup,
    }
}

/// Who makes the moves of a line as a whole: its first move says it.
pub(super) fn mover_of(stand: &LineStand, workflow: domain::life::Workflow) -> Mover {
    let line = workflow.line(stand.line);
    line.and_then(|line| line.moves.first()).map_or(Mover::Chairs, |first| first.by)
}

fn no_such_move() -> Error {
    Error::conflict("draft-state", "That step does not lead on from where the draft stands now. Look at it anew.")
}

pub(crate) fn lacks(missing: &[Need]) -> Error {
    let named: Vec<&str> = missing.iter().map(|need| need.as_str()).collect();
    let message = format!("This step needs more first: {}. The draft's page says what each means.", named.join(", "));
    Error::conflict("step-needs", message)
}
