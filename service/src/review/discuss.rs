//! Discussing a proposal.

use domain::{
    Problem,
    id::{MessageId, ProposalId},
    policy::Action,
    problem::Kind,
    review::visibility::{Channel, Field},
    text::block,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::opened::opened;
use crate::{
    Ctx, Error, Result,
    entity::review_message,
    record::{Entry, event},
};

/// Most characters of a message.
const TEXT_MOST: usize = 10_000;

/// Writes a message to the others of the committee who may read it.
pub async fn discuss(ctx: &Ctx, id: ProposalId, text: &str) -> Result<()> {
    ctx.authorize_route(Action::WriteReview)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    let text = block(text, TEXT_MOST).map_err(|flaw| Error::field("message", flaw.code, flaw.message))?;
    if text.is_empty() {
        return Err(Error::field("message", "missing", "This field is needed."));
    }
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::WriteReview, Field::Discussion).await?;
        let chairs = open.lens.shows(Field::Conflicts, Channel::Page);
        if !chairs && !open.sight.allows().is_some_and(|allows| allows.discussing) {
            return Err(closed());
        }
        let row = review_message::ActiveModel {
            id: Set(ctx.id::<MessageId>()),
            proposal_id: Set(id),
            person_id: Set(person),
            text: Set(text.clone()),
            at: Set(ctx.now),
        };
        row.insert(tx).await?;
        event::append(ctx, tx, Entry::new("review.discussed", "call", open.call.id, open.scope())).await
    })
    .await
}

/// The refusal of what the phase does not allow.
pub(super) fn closed() -> Error {
    let message = "The phase of the review does not allow this now. What you typed is still here.";
    Problem::new(Kind::Conflict, "review-closed", message).into()
}
