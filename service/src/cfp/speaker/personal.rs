//! What of invitations and held addresses goes with somebody who leaves, and who is awaited.
#![expect(clippy::disallowed_methods, reason = "scoped finders: by person and by address")]

use domain::{
    cfp::{SpeakerRole, State},
    id::{PersonId, ProposalId},
    identity::EmailAddress,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, Func},
};

use super::find::{keep, lineup};
use crate::{
    Ctx, Result,
    cfp::{discard_draft::delete_draft, find::proposals_of, question::forget_speaker},
    entity::{held_address, person_claim, proposal, speaker_invitation},
};

/// Whether an invitation to speak, or a link to claim oneself, waits for the owner of this address.
pub(crate) async fn is_awaited(ctx: &Ctx, db: &impl ConnectionTrait, address: &EmailAddress) -> Result<bool> {
    let invited = speaker_invitation::Entity::find()
        .filter(Func::lower(Expr::col(speaker_invitation::Column::Address)).eq(address.canonical()))
        .filter(speaker_invitation::Column::Answer.is_null())
        .filter(speaker_invitation::Column::ExpiresAt.gt(ctx.now))
        .count(db)
        .await?;
    if invited > 0 {
        return Ok(true);
    }
    let held =
        held_address::Entity::find().filter(held_address::Column::Canonical.eq(address.canonical())).all(db).await?;
    let claims = person_claim::Entity::find()
        .filter(person_claim::Column::PersonId.is_in(held.into_iter().map(|row| row.person_id)))
        .filter(person_claim::Column::UsedAt.is_null())
        .filter(person_claim::Column::ExpiresAt.gt(ctx.now))
        .count(db)
        .await?;
    Ok(claims > 0)
}

/// The record keeps that somebody was invited, not where.
pub(crate) async fn blank_addresses(tx: &DatabaseTransaction, canonical: &str) -> Result<()> {
    let here = Func::lower(Expr::col(speaker_invitation::Column::Address)).eq(canonical);
    blank(tx, here).await
}

/// Forgets where somebody could be reached who had no account, and to where the invitation went that they took.
pub(crate) async fn forget_addresses_of(tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    held_address::Entity::delete_many().filter(held_address::Column::PersonId.eq(person)).exec(tx).await?;
    blank(tx, speaker_invitation::Column::AnsweredBy.eq(person)).await
}

async fn blank(tx: &DatabaseTransaction, which: Expr) -> Result<()> {
    speaker_invitation::Entity::update_many()
        .col_expr(speaker_invitation::Column::Address, Expr::value(""))
        .filter(which)
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes somebody who leaves out of their drafts: one that nobody else speaks in is deleted, one of theirs goes to the next
/// speaker, and others' drafts stay as they are.
pub(crate) async fn leave_drafts(ctx: &Ctx, tx: &DatabaseTransaction, person: PersonId) -> Result<()> {
    forget_speaker(ctx, tx, person).await?;
    let drafts = proposals_of(person).filter(proposal::Column::State.eq(State::Draft)).all(tx).await?;
    for draft in drafts {
        leave_draft(ctx, tx, draft.id, person).await?;
    }
    Ok(())
}

async fn leave_draft(ctx: &Ctx, tx: &DatabaseTransaction, id: ProposalId, person: PersonId) -> Result<()> {
    let lineup = lineup(tx, id).await?;
    let is_main = lineup.speakers().any(|speaker| speaker == (person, SpeakerRole::Main));
    let lineup = match lineup.others.first().copied() {
        None => return delete_draft(ctx, tx, id).await,
        Some(next) if is_main => lineup.handed_over(next)?,
        Some(_) => lineup,
    };
    keep(tx, id, &lineup.without(person)?).await
}
