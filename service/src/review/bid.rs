//! Saying what one would like to review.

use domain::{id::ProposalId, policy::Action, review::assign::Bid, review::visibility::Field};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{discuss::closed, opened::opened};
use crate::{
    Ctx, Error, Result,
    entity::bid::{self, Column},
    record::{Entry, event},
};

/// Keeps what the actor wishes for a proposal; `None` takes it back.
pub async fn bid(ctx: &Ctx, id: ProposalId, wish: Option<Bid>) -> Result<()> {
    ctx.authorize_route(Action::WriteReview)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::WriteReview, Field::OwnReview).await?;
        if !open.sight.reviews {
            return Err(Error::denied());
        }
        if !open.sight.allows().is_some_and(|allows| allows.bidding) {
            return Err(closed());
        }
        if let Some(wish) = wish {
            let row = bid::ActiveModel {
                proposal_id: Set(id),
                person_id: Set(person),
                bid: Set(wish),
                updated_at: Set(ctx.now),
            };
            let key = [Column::ProposalId, Column::PersonId];
            let anew = OnConflict::columns(key).update_columns([Column::Bid, Column::UpdatedAt]).to_owned();
            bid::Entity::insert(row).on_conflict(anew).exec_without_returning(tx).await?;
        } else {
            let own = bid::Entity::delete_many().filter(Column::ProposalId.eq(id));
            own.filter(Column::PersonId.eq(person)).exec(tx).await?;
        }
        event::append(ctx, tx, Entry::new("review.bid", "call", open.call.id, open.scope())).await
    })
    .await
}
