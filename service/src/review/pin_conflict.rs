//! Conflicts of interest that a chair sets, and naming who decides in a bound chair's place.

use std::collections::BTreeSet;

use domain::{
    id::{PersonId, ProposalId},
    policy::Action,
    review::{
        conflict::{Conflict, Declarer, Tie},
        visibility::Field,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::{desk::Seats, find::Scope, opened::opened, place, prepare_copy::copy_row, ties::conflicts};
use crate::{
    Ctx, Error, Result,
    entity::pinned_conflict::{ActiveModel, Column, Entity},
    record::{Entry, event},
};

/// Sets that somebody of the committee has a conflict of interest with a proposal, or takes back that a chair set so
/// (`None`). What follows from the record stays: that goes only with what it follows from.
pub async fn pin_conflict(ctx: &Ctx, id: ProposalId, person: PersonId, tie: Option<Tie>) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::Conflicts).await?;
        let known = conflicts(tx, Scope::One(id), &BTreeSet::from([person]), open.call.opens).await?;
        let before = known.first().copied();
        let after = tie.map(|tie| Conflict { person, proposal: id, tie, is_pinned: true });
        if tie == Some(Tie::OwnProposal) {
            return Err(Error::field("tie", "option", "Choose one of the options."));
        }
        match Conflict::change(before, after, Declarer::Chair)? {
            Some(conflict) => {
                let row = ActiveModel {
                    proposal_id: Set(id),
                    person_id: Set(person),
                    tie: Set(conflict.tie),
                    pinned_at: Set(ctx.now),
                    pinned_by: Set(ctx.actor.person()),
                };
                let key = OnConflict::columns([Column::ProposalId, Column::PersonId]);
                let anew = { key }.update_columns([Column::Tie, Column::PinnedAt, Column::PinnedBy]).to_owned();
                Entity::insert(row).on_conflict(anew).exec_without_returning(tx).await?;
            }
            None => {
                Entity::delete_by_id((id, person)).exec(tx).await?;
            }
        }
        event::append(ctx, tx, Entry::new("review.conflict-set", "call", open.call.id, open.scope())).await
    })
    .await
}

/// Names who decides about a proposal in the chairs' place; `None` leaves it to them again.
pub async fn name_deputy(ctx: &Ctx, id: ProposalId, person: Option<PersonId>) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::Conflicts).await?;
        if let Some(person) = person {
            if !place::chairs(tx, open.of.id).await?.contains(&person) {
                return Err(Error::field("deputy", "option", "Choose one of the options."));
            }
            Seats::at(ctx, tx, &open.call, id).await?.desk(id).check_deputy(person)?;
        }
        let (row, is_new) = copy_row(ctx, tx, id).await?;
        let row = crate::entity::review_copy::ActiveModel { deputy_id: Set(person), ..row };
        if is_new {
            row.insert(tx).await?
        } else {
            row.update(tx).await?
        };
        event::append(ctx, tx, Entry::new("review.deputy-named", "call", open.call.id, open.scope())).await
    })
    .await
}
