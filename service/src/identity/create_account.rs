//! Creating an account on an operator's word that the address belongs to the person.

use domain::{
    id::{AccountId, PersonId},
    identity::{EmailAddress, person_name, sort_name},
    language::Lang,
    policy::{Action, Place, Scope, Visibility},
    problem::FieldErrors,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};

use crate::{
    Ctx, Error, Result,
    entity::{account, email_address, person},
    record::event::{Entry, append},
};

/// An account to be written down.
#[derive(Clone, Debug)]
pub(super) struct NewAccount {
    pub name: String,
    pub address: EmailAddress,
    pub language: Lang,
    pub password_hash: Option<String>,
}

/// Creates an account without a password: its owner signs in by a mailed link, or sets a password by one.
pub async fn create_account(ctx: &Ctx, name: &str, address: &str, language: Lang) -> Result<PersonId> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", person_name(name));
    let address = errors.take("address", EmailAddress::parse(address));
    let (name, address) = errors.finish(name.zip(address))?;
    let person = ctx.id();
    let new = NewAccount { name, address, language, password_hash: None };
    ctx.write(async |tx| insert_account(ctx, tx, person, ctx.id(), new).await).await.map_err(|error| {
        if error.is_duplicate() {
            Error::conflict("has-account", "This address has an account already. Nothing was changed.")
        } else {
            error
        }
    })?;
    Ok(person)
}

/// Writes person, account and address down within a transaction.
pub(super) async fn insert_account(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    person: PersonId,
    account: AccountId,
    new: NewAccount,
) -> Result<()> {
    person_row(ctx, person, new.name, new.language).insert(tx).await?;
    let row = account::ActiveModel {
        id: Set(account),
        person_id: Set(person),
        created_at: Set(ctx.now),
        password_changed_at: Set(new.password_hash.as_ref().map(|_| ctx.now)),
        password_hash: Set(new.password_hash),
    };
    row.insert(tx).await?;
    insert_address(ctx, tx, account, &new.address, true).await?;
    append(ctx, tx, Entry::new("account.opened", "person", person, Scope::Site)).await
}

/// A new person, whose profile only they see.
pub(crate) fn person_row(ctx: &Ctx, id: PersonId, name: String, language: Lang) -> person::ActiveModel {
    person::ActiveModel {
        id: Set(id),
        sort_name: Set(sort_name(&name)),
        name: Set(name),
        pronouns: Set(String::new()),
        biography: Set(String::new()),
        time_zone: Set("UTC".into()),
        language: Set(language),
        visibility: Set(Visibility::Team),
        created_at: Set(ctx.now),
        updated_at: Set(ctx.now),
        picture_id: Set(None),
        merged_into: Set(None),
        erased_at: Set(None),
    }
}

/// Writes a verified address down within a transaction.
pub(super) async fn insert_address(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    account: AccountId,
    address: &EmailAddress,
    is_primary: bool,
) -> Result<()> {
    let row = email_address::ActiveModel {
        id: Set(ctx.id()),
        account_id: Set(account),
        address: Set(address.as_str().to_owned()),
        canonical: Set(address.canonical()),
        is_primary: Set(is_primary),
        verified_at: Set(ctx.now),
    };
    row.insert(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn an_operator_creates_an_account_without_a_password(world: World) {
            create_account(&world.ctx, "Ada Lovelace", "ada@people.test", Lang::En).await.expect("created");
            assert_eq!(world.ask("SELECT count(*) AS n FROM account WHERE password_hash IS NULL").await, 1);
            assert_eq!(world.events().await, ["account.opened"]);
            let again = create_account(&world.ctx, "Ada", "ADA@people.test", Lang::En).await;
            assert_eq!(code_of(again), "has-account");
            assert_eq!(world.ask("SELECT count(*) AS n FROM person").await, 1);
        }

        async fn only_administrators_create_accounts(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let refused = create_account(&world.as_(&ada), "Eve", "eve@people.test", Lang::En).await;
            assert_eq!(code_of(refused), "denied");
            let refused = create_account(&world.ctx, "", "eve", Lang::En).await;
            assert_eq!(fields_of(refused), ["name missing", "address address"]);
        }
    }
}
