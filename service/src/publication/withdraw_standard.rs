//! Withdrawing a standard: it stays where it is, as it is, and is in force no more.

use domain::{
    policy::{Action, Decision, decide},
    publication::{TypedNote, way},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{
    errata::{locked, place_of},
    find, mails,
    standards::{StandardFacts, standard},
};
use crate::{
    Ctx, Error, Result, Version,
    draft::find as drafts,
    entity::standard_withdrawal,
    life::move_draft::{action, authorize},
    record::event,
};

/// Withdraws a standard, with the reason that its readers are told: whoever publishes in its workflow does. Nothing is
/// put in its place by that, and it cannot be taken back; who still needs the text publishes it anew.
pub async fn withdraw_standard(ctx: &Ctx, number: i32, typed: &TypedNote, made_from: Option<&Version>) -> Result<()> {
    ctx.authorize_route(Action::WriteDraft)?;
    let reason = typed.check(true)?;
    ctx.write(async |tx| {
        let (row, held) = locked(ctx, tx, number, Action::SeeDraft).await?;
        authorize(ctx, tx, &held, way(held.draft.workflow).by).await?;
        if find::withdrawals([row.id]).one(tx).await?.is_some() {
            return Err(withdrawn());
        }
        if let Some(made_from) = made_from {
            standard(ctx, number).await?.version()?.expect(Some(made_from))?;
        }
        let withdrawal = standard_withdrawal::ActiveModel {
            standard_id: Set(row.id),
            reason: Set(reason.clone()),
            withdrawn_at: Set(ctx.now),
            withdrawn_by: Set(ctx.actor.person()),
        };
        withdrawal.insert(tx).await?;
        let entry = held.told("standard.withdrawn", "standard", row.id);
        event::append(ctx, tx, entry.with(json!({ "number": number, "reason": reason }))).await?;
        mails::tell_of_withdrawal(ctx, tx, &held, &row, &reason).await
    })
    .await
}

/// Whether the asker withdraws a standard.
pub async fn withdraws(ctx: &Ctx, facts: &StandardFacts) -> Result<bool> {
    if ctx.actor.person().is_none() || facts.withdrawn.is_some() {
        return Ok(false);
    }
    let db = &ctx.db.read;
    let row = find::numbered([facts.number]).one(db).await?.ok_or_else(Error::not_found)?;
    let draft = drafts::by_id(row.draft_id).one(db).await?.ok_or_else(Error::not_found)?;
    let by = action(way(draft.workflow).by);
    Ok(decide(&ctx.actor, by, place_of(ctx, db, &row).await?) == Decision::Allow)
}

/// The refusal of what is not done to a standard that was withdrawn.
pub(super) fn withdrawn() -> Error {
    let message = "This standard was withdrawn. Nothing about it is looked at any more; its page says why.";
    Error::conflict("standard-withdrawn", message)
}
