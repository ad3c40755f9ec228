//! Confirming a new address by the link that was mailed to it.

use domain::{
    identity::{EmailAddress, LinkPurpose},
    policy::{Action, Place, Scope},
};

use super::{
    accounts,
    create_account::insert_address,
    mailed_links::{consume, gone, waiting},
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{account, mailed_link},
    mail::{self, Mail},
    record::event::{Entry, append},
};

/// The address that a link of the actor's account confirms, for the page that asks for the confirming click.
pub async fn waiting_address(ctx: &Ctx, token: &str) -> Result<String> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    own_link(ctx, token).await.map(|link| link.address)
}

/// Adds the address to the actor's account. A link that another account asked for does nothing here.
pub async fn confirm_address(ctx: &Ctx, token: &str) -> Result<()> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    let link = own_link(ctx, token).await?;
    let address = EmailAddress::parse(&link.address).map_err(|flaw| Error::fault(flaw.message))?;
    let confirmed = ctx.write(async |tx| {
        let account = accounts::own(ctx, tx).await?;
        locked::<account::Entity>(tx, account.row.id).await?;
        consume(ctx, tx, link.id).await?;
        let to = accounts::primary_address(tx, account.row.id).await?;
        insert_address(ctx, tx, account.row.id, &address, false).await?;
        append(ctx, tx, Entry::new("address.added", "person", account.person.id, Scope::Site)).await?;
        let told = Mail::AddressAdded { address: address.as_str().to_owned() };
        mail::leave(ctx, tx, &to, account.person.language, told).await
    });
    confirmed.await.map_err(|error| {
        if error.is_duplicate() {
            Error::conflict("has-account", "This address belongs to another account meanwhile. Nothing was changed.")
        } else {
            error
        }
    })
}

async fn own_link(ctx: &Ctx, token: &str) -> Result<mailed_link::Model> {
    let link = waiting(ctx, &ctx.db.read, LinkPurpose::AddAddress, token).await?;
    if link.account_id == ctx.actor.account() { Ok(link) } else { Err(gone()) }
}
