//! Opening an account behind the link that was mailed at sign-up.

use domain::{
    identity::{Client, EmailAddress, LinkPurpose, Password, SignInMethod},
    id::{AccountId, PersonId, SignInId},
    language::Lang,
    policy::{Action, Actor, Scope, Visibility},
    problem::FieldErrors,
};
use sea_orm::DatabaseTransaction;

use super::{
    NewSignIn, accounts,
    begin_sign_in::begin_sign_in,
    create_account::{NewAccount, insert_account},
    mailed_links::{consume, waiting},
    passwords, strength,
};
use crate::{
    Ctx, Error, Result,
    entity::mailed_link,
    error::Check,
};

/// What the page behind the link shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingAccount {
    /// The name given at sign-up.
    pub name: String,
    /// The address that the link was mailed to.
    pub address: String,
}

/// What stands behind a link, without using it up.
pub async fn waiting_account(ctx: &Ctx, token: &str) -> Result<WaitingAccount> {
    ctx.authorize_route(Action::Enter)?;
    let link = waiting(ctx, &ctx.db.read, LinkPurpose::SignUp, token).await?;
    Ok(WaitingAccount { name: link.name.unwrap_or_default(), address: link.address })
}

/// Opens the account and signs in. Without a password, one signs in by mailed links.
pub async fn open_account(
    ctx: &Ctx,
    token: &str,
    password: &str,
    language: Lang,
    client: &Client,
    former: Option<SignInId>,
) -> Result<NewSignIn> {
    ctx.authorize_route(Action::Enter)?;
    let link = waiting(ctx, &ctx.db.read, LinkPurpose::SignUp, token).await?;
    let address = EmailAddress::parse(&link.address).map_err(|flaw| Error::fault(flaw.message))?;
    let name = link.name.clone().unwrap_or_default();
    let password_hash = chosen_password(ctx, password, &name, &address).await?;
    let new = NewAccount { name, address, language, password_hash };
    let opened = ctx.write(async |tx| open(ctx, tx, &link, new, client, former).await).await;
    // Two links to one address were used at once, and the other was first.
    opened.map_err(|error| if error.is_duplicate() { has_account() } else { error })
}

async fn open(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    link: &mailed_link::Model,
    new: NewAccount,
    client: &Client,
    former: Option<SignInId>,
) -> Result<NewSignIn> {
    consume(ctx, tx, link.id).await?;
    if accounts::by_address(tx, &new.address).await?.is_some() {
        return Err(has_account());
    }
    let (person, account): (PersonId, AccountId) = (ctx.id(), ctx.id());
    let themselves = ctx.as_actor(Actor::Person { person, account, roles: Vec::new(), token: None });
    insert_account(&themselves, tx, person, account, new).await?;
    let account = accounts::by_id(tx, account).await?;
    begin_sign_in(ctx, tx, &account, SignInMethod::Link, client, former).await
}

async fn chosen_password(ctx: &Ctx, typed: &str, name: &str, address: &EmailAddress) -> Result<Option<String>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let mut errors = FieldErrors::default();
    let password = errors.take("password", Password::choose(typed));
    if let Some(password) = &password {
        errors.take("password", strength::check(ctx, password, name, std::slice::from_ref(address)).await?);
    }
    errors.check()?;
    match password {
        Some(password) => passwords::hash(ctx, password).await.map(Some),
        None => Ok(None),
    }
}

fn has_account() -> Error {
    Error::conflict("has-account", "This address has an account already. Sign in with it instead.")
}
