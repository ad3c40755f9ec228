//! Everybody with an account, for administrators.
#![expect(clippy::disallowed_methods, reason = "the scoped finders: administrators find everybody")]

use std::collections::HashMap;

use domain::{
    Instant,
    id::PersonId,
    identity::EmailAddress,
    policy::{Action, Place, RoleKind, ScopeKind},
    problem::{FieldErrors, Kind, Problem},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::accounts;
use crate::{
    Ctx, Error, Result,
    entity::{account, email_address, person, role},
};

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserLine {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub address: String,
    /// Since when.
    pub created_at: Instant,
    /// Whether they run the site.
    pub admin: bool,
}

/// The newest accounts, newest first, at most `limit`.
pub async fn users(ctx: &Ctx, limit: u64) -> Result<Vec<UserLine>> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let db = &ctx.db.read;
    let accounts = account::Entity::find().order_by_desc(account::Column::Id).limit(limit).all(db).await?;
    let persons: Vec<PersonId> = accounts.iter().map(|row| row.person_id).collect();
    let names: HashMap<_, _> = person::Entity::find()
        .filter(person::Column::Id.is_in(persons.clone()))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let primary: HashMap<_, _> = email_address::Entity::find()
        .filter(email_address::Column::AccountId.is_in(accounts.iter().map(|row| row.id)))
        .filter(email_address::Column::IsPrimary.eq(true))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.account_id, row.address))
        .collect();
    let admins: Vec<PersonId> = role::Entity::find()
        .filter(role::Column::PersonId.is_in(persons))
        .filter(role::Column::ScopeKind.eq(ScopeKind::Site))
        .filter(role::Column::Kind.eq(RoleKind::Admin))
        .filter(role::Column::ToAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let line = |row: account::Model| UserLine {
        person: row.person_id,
        name: names.get(&row.person_id).cloned().unwrap_or_default(),
        address: primary.get(&row.id).cloned().unwrap_or_default(),
        created_at: row.created_at,
        admin: admins.contains(&row.person_id),
    };
    Ok(accounts.into_iter().map(line).collect())
}

/// The person whose account has `address`, for administrators.
pub async fn person_at(ctx: &Ctx, address: &str) -> Result<PersonId> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(address));
    let address = errors.finish(address)?;
    let account = accounts::by_address(&ctx.db.read, &address).await?;
    account.map(|account| account.person.id).ok_or_else(no_account)
}

/// Said to administrators alone.
pub(super) fn no_account() -> Error {
    Problem::new(Kind::NotFound, "no-account", "No account has this address.").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{identity::grant_site_role::grant_site_role, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn administrators_see_who_there_is(world: World) {
            let (ada, eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            grant_site_role(&world.ctx, ada.person).await.expect("granted");
            let seen: Vec<_> = users(&world.ctx, 10).await.expect("the list").into_iter()
                .map(|line| (line.name, line.address, line.admin))
                .collect();
            assert_eq!(seen, [
                ("Eve Else".to_owned(), "eve@people.test".to_owned(), false),
                ("Ada Lovelace".to_owned(), "ada@people.test".to_owned(), true),
            ]);
            assert_eq!(person_at(&world.ctx, "EVE@people.test").await.expect("found"), eve.person);
            assert_eq!(code_of(users(&world.as_(&eve), 10).await), "denied");
            assert_eq!(code_of(person_at(&world.as_(&eve), "ada@people.test").await), "denied");
        }
    }
}
