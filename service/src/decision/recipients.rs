//! To whom letters go.

use std::collections::HashMap;

use domain::{id::PersonId, identity::EmailAddress, language::Lang};
use sea_orm::ConnectionTrait;

use super::find::{accounts_of, primary_addresses};
use crate::{Error, Result, cfp::find::persons_by_id};

/// Somebody a letter goes to.
pub(super) struct Recipient {
    pub name: String,
    /// The language that they chose for mail.
    pub language: Lang,
    /// Where their mail goes; nowhere for people without an account.
    pub address: Option<EmailAddress>,
}

/// The people behind `ids`, but for those who left.
pub(super) async fn recipients(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, Recipient>> {
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let people = persons_by_id(ids.iter().copied()).all(db).await?;
    let accounts = accounts_of(ids).all(db).await?;
    let rows = primary_addresses(accounts.iter().map(|row| row.id)).all(db).await?;
    let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.account_id, row.address)).collect();
    let mut addresses = HashMap::new();
    for account in accounts {
        if let Some(address) = rows.get(&account.id) {
            let address = EmailAddress::parse(address).map_err(|flaw| Error::fault(flaw.message))?;
            addresses.insert(account.person_id, address);
        }
    }
    let recipient = |row: crate::entity::person::Model| {
        (row.id, Recipient { address: addresses.remove(&row.id), name: row.name, language: row.language })
    };
    Ok(people.into_iter().filter(|row| row.erased_at.is_none()).map(recipient).collect())
}
