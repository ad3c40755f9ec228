//! Assigning a proposal by hand.

use std::collections::BTreeSet;

use domain::{
    id::{PersonId, ProposalId},
    policy::Action,
    review::visibility::Field,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
};

use super::{
    decline::not_assigned,
    find::{self, Scope},
    opened::{Opened, opened},
    ties::conflicts,
};
use crate::{
    Ctx, Error, Result,
    entity::{assignment, proposal_review, reviewer},
    record::{Entry, event},
};

/// Gives a proposal to a reviewer, also one who declined it before: chairs may have talked to them. Nobody with a
/// conflict of interest gets it.
pub async fn assign(ctx: &Ctx, id: ProposalId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::ReviewerNames).await?;
        open.at_the_desk(ctx, tx).await?;
        give(ctx, tx, &open, person).await?;
        event::append(ctx, tx, Entry::new("review.assigned", "call", open.call.id, open.scope())).await
    })
    .await
}

/// Takes a proposal from a reviewer who has not handed in a review of it.
pub async fn take_back(ctx: &Ctx, id: ProposalId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::ReviewerNames).await?;
        open.at_the_desk(ctx, tx).await?;
        if is_reviewed(tx, id, person).await? {
            return Err(Error::conflict("review-handed-in", "They have handed in their review of it already."));
        }
        let gone = assignment::Entity::delete_by_id((id, person)).exec(tx).await?;
        if gone.rows_affected == 0 {
            return Err(not_assigned());
        }
        event::append(ctx, tx, Entry::new("review.unassigned", "call", open.call.id, open.scope())).await
    })
    .await
}

/// Gives a proposal that is open to a reviewer of its call.
pub(super) async fn give(ctx: &Ctx, tx: &DatabaseTransaction, open: &Opened, person: PersonId) -> Result<()> {
    let here = find::reviewers_of(open.call.id).filter(reviewer::Column::PersonId.eq(person)).one(tx).await?;
    if here.is_none() {
        return Err(Error::field("person", "option", "Choose one of the options."));
    }
    let id = open.proposal.id;
    if !conflicts(tx, Scope::One(id), &BTreeSet::from([person]), open.call.opens).await?.is_empty() {
        return Err(Error::conflict(
            "reviewer-bound",
            "They have a conflict of interest with it. Nothing was changed.",
        ));
    }
    let known = Scope::One(id).assignments().filter(assignment::Column::PersonId.eq(person)).one(tx).await?;
    match known {
        Some(row) if row.declined_at.is_none() => {}
        Some(row) => {
            let mut row = row.into_active_model();
            row.declined_at = Set(None);
            row.reason = Set(String::new());
            row.assigned_at = Set(ctx.now);
            row.assigned_by = Set(ctx.actor.person());
            row.update(tx).await?;
        }
        None => {
            assigned(ctx, id, person).insert(tx).await?;
        }
    }
    Ok(())
}

/// A new assignment.
pub(super) fn assigned(ctx: &Ctx, id: ProposalId, person: PersonId) -> assignment::ActiveModel {
    assignment::ActiveModel {
        proposal_id: Set(id),
        person_id: Set(person),
        assigned_at: Set(ctx.now),
        reason: Set(String::new()),
        declined_at: Set(None),
        assigned_by: Set(ctx.actor.person()),
    }
}

/// Whether somebody handed in a review of a proposal.
pub(super) async fn is_reviewed(tx: &DatabaseTransaction, id: ProposalId, person: PersonId) -> Result<bool> {
    let own = Scope::One(id).reviews().filter(proposal_review::Column::PersonId.eq(person)).one(tx).await?;
    Ok(own.is_some_and(|row| row.submitted_at.is_some()))
}
