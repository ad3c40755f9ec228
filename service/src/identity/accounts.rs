//! Finding accounts: the scoped finders of this feature.
#![expect(
    clippy::disallowed_methods,
    reason = "the place for this feature's finders; each is scoped by what it asks for"
)]

use domain::{
    id::AccountId,
    identity::{Client, EmailAddress},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Ctx, Error, Result,
    entity::{account, email_address, person, sign_in},
};

/// An account with its person.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub row: account::Model,
    pub person: person::Model,
}

/// The account that `address` belongs to.
pub(super) async fn by_address(db: &impl ConnectionTrait, address: &EmailAddress) -> Result<Option<Account>> {
    let found =
        email_address::Entity::find().filter(email_address::Column::Canonical.eq(address.canonical())).one(db).await?;
    match found {
        Some(found) => by_id(db, found.account_id).await.map(Some),
        None => Ok(None),
    }
}

/// The account under an id.
pub(super) async fn by_id(db: &impl ConnectionTrait, id: AccountId) -> Result<Account> {
    let row = account::Entity::find_by_id(id).one(db).await?.ok_or_else(Error::not_found)?;
    let person = person::Entity::find_by_id(row.person_id).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(Account { row, person })
}

/// The account that asks.
pub(super) async fn own(ctx: &Ctx, db: &impl ConnectionTrait) -> Result<Account> {
    by_id(db, ctx.actor.account().ok_or_else(Error::sign_in_needed)?).await
}

/// The addresses of an account, the primary one first.
pub(super) async fn addresses(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<email_address::Model>> {
    Ok(email_address::Entity::find()
        .filter(email_address::Column::AccountId.eq(id))
        .order_by_desc(email_address::Column::IsPrimary)
        .order_by_asc(email_address::Column::Id)
        .all(db)
        .await?)
}

/// The address that mail to an account goes to.
pub(super) async fn primary_address(db: &impl ConnectionTrait, id: AccountId) -> Result<EmailAddress> {
    let first = addresses(db, id).await?.into_iter().next();
    let first = first.ok_or_else(|| Error::fault(format!("account {id} has no address")))?;
    parsed(&first)
}

/// A kept address. They were parsed before they were kept.
pub(super) fn parsed(row: &email_address::Model) -> Result<EmailAddress> {
    EmailAddress::parse(&row.address).map_err(|flaw| Error::fault(flaw.message))
}

/// Whether the account signed in before from where `client` is.
pub(super) async fn knows_client(db: &impl ConnectionTrait, id: AccountId, client: &Client) -> Result<bool> {
    let seen: Vec<String> = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(id))
        .select_only()
        .column(sign_in::Column::Address)
        .order_by_desc(sign_in::Column::Id)
        .limit(100)
        .into_tuple()
        .all(db)
        .await?;
    let block = |address: &String| address.parse().ok().map(|address| Client::new(address, "").block());
    Ok(seen.iter().filter_map(block).any(|known| known == client.block()))
}
