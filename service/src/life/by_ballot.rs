//! A ballot that passed moves the draft that it was on, where one step of its workflow waits for just that.

use domain::{
    id::{DraftId, DraftRevisionId},
    life::{Mover, Need},
};
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    find,
    stand::{Made, enter, grounds, stand_of},
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    draft::find::{self as drafts, Locked},
    entity::{ballot, draft},
    group::find as groups,
    record::event,
};

/// Locks the draft of a revision, before its group and the ballot on it, as everything that writes drafts does.
pub(crate) async fn hold_voted_on(ctx: &Ctx, tx: &DatabaseTransaction, revision: DraftRevisionId) -> Result<Locked> {
    let id: DraftId = drafts::draft_of(tx, revision).await?;
    let draft = locked::<draft::Entity>(tx, id).await?;
    let group = groups::by_id(draft.group_id).one(tx).await?.ok_or_else(Error::not_found)?;
    let place = drafts::place(ctx, &draft, &group, drafts::named_as(ctx, tx, id).await?);
    Ok(Locked { draft, group, place })
}

/// Moves a draft on each of its lines where exactly one step needs a ballot, the group that voted makes it, and everything
/// else that it needs is there. A step that those above the group make is made by their ballot. Any other step is made by
/// hand, with the ballot as one of its grounds. A call that is not settled is waited for.
pub(crate) async fn move_by_ballot(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    mut held: Locked,
    passed: &ballot::Model,
) -> Result<()> {
    let newest = drafts::revisions([held.draft.id]).one(tx).await?;
    let grounds = grounds(tx, &held.draft, newest.as_ref()).await?;
    let voted = if passed.group_id == held.draft.group_id { Mover::Chairs } else { Mover::Above };
    let running = find::unsettled(find::calls_on(held.draft.id)).all(tx).await?;
    for at in stand_of(tx, &held.draft).await? {
        let Some(line) = held.draft.workflow.line(at.line) else { continue };
        let mut steps = line.moves_from(at.state.key).filter(|step| step.needs.contains(&Need::Ballot));
        let (Some(step), None) = (steps.next(), steps.next()) else { continue };
        let is_ready = step.by == voted && step.missing(&grounds).is_empty();
        let Some(to) = line.state(step.to).filter(|_| is_ready) else { continue };
        if running.iter().any(|call| call.line == at.line) {
            continue;
        }
        let said = json!({ "line": at.line, "from": at.state.key, "to": to.key, "ballot": passed.id });
        let entry = held.told("draft.moved", "draft", held.draft.id).with(said);
        let made = Made { line: at.line, to, note: &passed.title, call: None };
        held.draft = enter(ctx, tx, &held.group, held.draft, &at, made).await?;
        event::append(ctx, tx, entry).await?;
    }
    Ok(())
}
