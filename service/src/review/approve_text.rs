//! Reading a text for the speakers before it may be sent.

use domain::{
    id::{ProposalId, ReviewId},
    policy::Action,
    review::visibility::Field,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};

use super::{figures::report, find::Scope, opened::opened};
use crate::{
    Ctx, Error, Result,
    entity::proposal_review,
    record::{Entry, event},
};

/// Notes that the actor, a chair, has read exactly `text`, so that it may be sent to the speakers. If the reviewer has
/// changed it meanwhile, nothing is approved.
pub async fn approve_text(ctx: &Ctx, id: ProposalId, review: ReviewId, text: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    let chair = ctx.actor.person().ok_or_else(Error::denied)?;
    // Browsers send line ends of their own.
    let text = text.replace("\r\n", "\n");
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::ReviewerNames).await?;
        open.at_the_desk(ctx, tx).await?;
        let row = Scope::One(id).reviews().filter(proposal_review::Column::Id.eq(review)).one(tx).await?;
        let row = row.filter(|row| row.submitted_at.is_some()).ok_or_else(Error::not_found)?;
        let read = report(&row).read(chair, text.trim())?;
        let mut row = row.into_active_model();
        row.read_by = Set(read.read_by);
        row.update(tx).await?;
        event::append(ctx, tx, Entry::new("review.read", "call", open.call.id, open.scope())).await
    })
    .await
}
