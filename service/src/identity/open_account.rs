//! Opening an account behind the link that was mailed at sign-up.

use domain::{
    id::{AccountId, PersonId, SignInId},
    identity::{Client, EmailAddress, LinkPurpose, SignInMethod},
    language::Lang,
    policy::{Action, Actor},
};
use sea_orm::DatabaseTransaction;

use super::{
    NewSignIn, accounts,
    begin_sign_in::begin_sign_in,
    create_account::{NewAccount, insert_account},
    mailed_links::{consume, waiting},
    strength,
};
use crate::{Ctx, Error, Result, entity::mailed_link};

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

/// The hash of a password chosen for the account; `None` when none was.
async fn chosen_password(ctx: &Ctx, typed: &str, name: &str, address: &EmailAddress) -> Result<Option<String>> {
    if typed.is_empty() {
        return Ok(None);
    }
    strength::chosen(ctx, "password", typed, name, std::slice::from_ref(address)).await.map(Some)
}

fn has_account() -> Error {
    Error::conflict("has-account", "This address has an account already. Sign in with it instead.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{
            sign_in_with_password::sign_in_with_password,
            sign_up::{SignUp, sign_up},
            visitors::visitor_of_cookie,
        },
        mail::Mail,
        on_both_databases,
        testing::{World, client, code_of, fields_of},
    };

    /// Signs Ada up from a client of her own; the secret of the link.
    async fn asked(world: &World, from: &str) -> String {
        let input =
            SignUp { name: "Ada Lovelace".into(), address: "ada@people.test".into(), language: Lang::En, next: None };
        sign_up(&world.anonymous(), input, &client(from)).await.expect("asked");
        match world.mails().await.pop().map(|mail| mail.mail) {
            Some(Mail::SignUpLink { token, .. }) => token,
            other => panic!("not a link: {other:?}"),
        }
    }

    on_both_databases! {
        async fn the_link_opens_an_account_and_signs_in(world: World) {
            let token = asked(&world, "192.0.2.1").await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            let shown = waiting_account(&ctx, &token).await.expect("the link works");
            assert_eq!(shown, WaitingAccount { name: "Ada Lovelace".into(), address: "ada@people.test".into() });
            let password = "glacier ottoman prune";
            let new = open_account(&ctx, &token, password, Lang::De, &here, None).await.expect("opened");
            let visitor = visitor_of_cookie(&ctx, new.secret.expose()).await.expect("an answer").expect("somebody");
            assert_eq!((visitor.name.as_str(), visitor.language), ("Ada Lovelace", Lang::De));
            assert_eq!(world.events().await, ["link.mailed", "account.opened", "sign-in.begun"]);
            sign_in_with_password(&ctx, "ada@people.test", password, &here, None).await.expect("the password counts");
            assert_eq!(code_of(open_account(&ctx, &token, "", Lang::De, &here, None).await), "link-gone");
        }

        async fn a_weak_password_leaves_the_link_unused(world: World) {
            let token = asked(&world, "192.0.2.1").await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            for (password, refusal) in [("short", "password password-short"), ("password1", "password password-common")] {
                assert_eq!(fields_of(open_account(&ctx, &token, password, Lang::En, &here, None).await), [refusal]);
            }
            open_account(&ctx, &token, "", Lang::En, &here, None).await.expect("without a password");
            let nothing = sign_in_with_password(&ctx, "ada@people.test", "", &here, None).await;
            assert_eq!(code_of(nothing), "wrong-password");
        }

        async fn a_sign_up_link_is_good_for_a_day_and_for_nothing_else(world: World) {
            let token = asked(&world, "192.0.2.1").await;
            let here = client("192.0.2.1");
            let late = world.later(24 * 60).as_actor(Actor::Anonymous);
            assert_eq!(code_of(open_account(&late, &token, "", Lang::En, &here, None).await), "link-gone");
            assert_eq!(code_of(waiting(&world.ctx, &world.ctx.db.read, LinkPurpose::SignIn, &token).await), "link-gone");
        }

        async fn fifty_sign_ups_for_an_address_become_one_account(world: World) {
            let mut tokens = Vec::new();
            // Fifteen an hour is what one address may get.
            for n in 0..50_i64 {
                let ctx = Ctx { now: world.ctx.now + chrono::TimeDelta::minutes(n * 5), ..world.anonymous() };
                let input = SignUp { name: "Ada".into(), address: "Ada@people.test".into(), language: Lang::En, next: None };
                sign_up(&ctx, input, &client(&format!("192.0.2.{n}"))).await.expect("asked");
            }
            for mail in world.mails().await {
                let Mail::SignUpLink { token, .. } = mail.mail else { panic!("not a link") };
                tokens.push(token);
            }
            let late = Ctx { now: world.later(5 * 60).now, ..world.anonymous() };
            let tasks: Vec<_> = tokens.into_iter().map(|token| {
                let ctx = late.clone();
                tokio::spawn(async move { open_account(&ctx, &token, "", Lang::En, &client("192.0.2.1"), None).await })
            }).collect();
            let mut opened = 0;
            for task in tasks {
                match task.await.expect("no panic") {
                    Ok(_) => opened += 1,
                    refused => assert_eq!(code_of(refused), "has-account"),
                }
            }
            assert_eq!(opened, 1);
            for table in ["account", "person", "email_address", "sign_in"] {
                assert_eq!(world.ask(&format!("SELECT count(*) AS n FROM {table}")).await, 1, "{table}");
            }
        }
    }
}
