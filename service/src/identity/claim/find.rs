//! The scoped finders of claims and merges.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    id::{MergeId, PersonId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};

use crate::{
    Ctx, Result,
    entity::{account, person, person_claim, person_merge},
    identity::{Purpose, hash, mailed_links::gone},
};

/// Links to claim themselves that somebody was mailed after `instant`.
pub(crate) fn claims_since(person: PersonId, instant: Instant) -> Select<person_claim::Entity> {
    person_claim::Entity::find()
        .filter(person_claim::Column::PersonId.eq(person))
        .filter(person_claim::Column::CreatedAt.gt(instant))
}

/// The claim with this secret, if it still works. Looking does not use it up.
pub(super) async fn waiting(ctx: &Ctx, db: &impl ConnectionTrait, token: &str) -> Result<person_claim::Model> {
    person_claim::Entity::find()
        .filter(person_claim::Column::TokenHash.eq(hash(Purpose::Claim, token)))
        .filter(person_claim::Column::UsedAt.is_null())
        .filter(person_claim::Column::ExpiresAt.gte(ctx.now))
        .one(db)
        .await?
        .ok_or_else(gone)
}

/// Whoever was merged into somebody.
pub(crate) async fn merged_into(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<PersonId>> {
    let rows = person::Entity::find().filter(person::Column::MergedInto.eq(person)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Whether somebody has an account.
pub(super) async fn has_account(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    Ok(account::Entity::find().filter(account::Column::PersonId.eq(person)).one(db).await?.is_some())
}

/// A merge.
pub(super) fn merge_by_id(id: MergeId) -> Select<person_merge::Entity> {
    person_merge::Entity::find_by_id(id)
}
