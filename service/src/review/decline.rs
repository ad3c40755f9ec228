//! Declining to review something, with a reason.

use domain::{id::ProposalId, policy::Action, review::visibility::Field, text::block};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};

use super::{find::Scope, opened::opened};
use crate::{
    Ctx, Error, Result,
    entity::assignment,
    record::{Entry, event},
};

/// Most characters of a reason.
const REASON_MOST: usize = 2_000;

/// Declines an assignment of the actor's. Chairs who may know who reviews the proposal read why.
pub async fn decline(ctx: &Ctx, id: ProposalId, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::WriteReview)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let reason = block(reason, REASON_MOST).map_err(|flaw| Error::field("reason", flaw.code, flaw.message))?;
    if reason.is_empty() {
        return Err(Error::field("reason", "missing", "This field is needed."));
    }
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::WriteReview, Field::OwnReview).await?;
        let own = Scope::One(id).assignments().filter(assignment::Column::PersonId.eq(person)).one(tx).await?;
        let own = own.filter(|row| row.declined_at.is_none()).ok_or_else(not_assigned)?;
        if open.sight.has_reviewed(id) {
            return Err(Error::conflict("review-handed-in", "You have handed in your review of it already."));
        }
        let mut row = own.into_active_model();
        row.declined_at = Set(Some(ctx.now));
        row.reason = Set(reason.clone());
        row.update(tx).await?;
        event::append(ctx, tx, Entry::new("review.declined", "call", open.call.id, open.scope())).await
    })
    .await
}

/// The refusal of what takes an assignment.
pub(super) fn not_assigned() -> Error {
    Error::conflict("not-assigned", "It is not assigned there any more. Nothing was changed.")
}
