//! Somebody's addresses.

use domain::{
    Instant,
    id::AddressId,
    identity::LinkPurpose,
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::accounts;
use crate::{Ctx, Error, Result, entity::mailed_link};

/// The addresses of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// Those that count, the primary one first.
    pub verified: Vec<AddressLine>,
    /// Those to which a link was mailed that still waits, with its end.
    pub waiting: Vec<(String, Instant)>,
    /// Whether the account has a password.
    pub has_password: bool,
}

/// One address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressLine {
    /// Which.
    pub id: AddressId,
    /// The address.
    pub address: String,
    /// Whether mail goes to it.
    pub is_primary: bool,
}

/// The actor's addresses.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: one's own links")]
pub async fn addresses(ctx: &Ctx) -> Result<Addresses> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    let id = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let account = accounts::own(ctx, db).await?;
    let line = |row: crate::entity::email_address::Model| AddressLine {
        id: row.id,
        address: row.address,
        is_primary: row.is_primary,
    };
    let waiting = mailed_link::Entity::find()
        .filter(mailed_link::Column::AccountId.eq(id))
        .filter(mailed_link::Column::Purpose.eq(LinkPurpose::AddAddress))
        .filter(mailed_link::Column::UsedAt.is_null())
        .filter(mailed_link::Column::ExpiresAt.gt(ctx.now))
        .order_by_asc(mailed_link::Column::Id)
        .all(db)
        .await?;
    Ok(Addresses {
        verified: accounts::addresses(db, id).await?.into_iter().map(line).collect(),
        waiting: waiting.into_iter().map(|row| (row.address, row.expires_at)).collect(),
        has_password: account.row.password_hash.is_some(),
    })
}
