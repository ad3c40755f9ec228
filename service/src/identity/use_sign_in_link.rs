//! Signing in by a mailed link or its code.

use domain::{
    id::{AccountId, SignInId},
    identity::{Client, LinkPurpose, SignInMethod, typed_code},
    policy::Action,
    problem::{Kind, Problem},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    NewSignIn, accounts,
    attempts::Attempt,
    begin_sign_in::begin_sign_in,
    mailed_links::{consume, gone, waiting},
    secret::{Purpose, hash, hash_code},
};
use crate::{Ctx, Error, Result, entity::mailed_link};

/// The address that a link signs in, for the page that asks for the confirming click. Looking uses nothing up: scanners
/// of mail open links too.
pub async fn waiting_sign_in(ctx: &Ctx, token: &str, browser: Option<&str>) -> Result<String> {
    ctx.authorize_route(Action::Enter)?;
    let link = waiting(ctx, &ctx.db.read, LinkPurpose::SignIn, token).await?;
    in_its_browser(&link, browser)?;
    Ok(link.address)
}

/// Signs in by the link, in the browser that asked for it. Of all who try at once, one succeeds.
pub async fn use_sign_in_link(
    ctx: &Ctx,
    token: &str,
    browser: Option<&str>,
    client: &Client,
    former: Option<SignInId>,
) -> Result<NewSignIn> {
    ctx.authorize_route(Action::Enter)?;
    let link = waiting(ctx, &ctx.db.read, LinkPurpose::SignIn, token).await?;
    in_its_browser(&link, browser)?;
    enter(ctx, &link, SignInMethod::Link, client, former).await
}

/// Signs in by the code of the mail, typed in the browser that asked for it.
pub async fn use_sign_in_code(
    ctx: &Ctx,
    code: &str,
    browser: Option<&str>,
    client: &Client,
    former: Option<SignInId>,
) -> Result<NewSignIn> {
    ctx.authorize_route(Action::Enter)?;
    let browser = browser.ok_or_else(wrong_code)?;
    let browser_hash = hash(Purpose::Browser, browser);
    let attempt = Attempt::code(&browser_hash);
    attempt.count(ctx).await?;
    let code = typed_code(code).ok_or_else(wrong_code)?;
    let link = waiting_code(ctx, &browser_hash, &hash_code(browser, &code)).await?.ok_or_else(wrong_code)?;
    enter(ctx, &link, SignInMethod::Code, client, former).await
}

async fn enter(
    ctx: &Ctx,
    link: &mailed_link::Model,
    method: SignInMethod,
    client: &Client,
    former: Option<SignInId>,
) -> Result<NewSignIn> {
    ctx.write(async |tx| {
        consume(ctx, tx, link.id).await?;
        let account = account_of(link)?;
        let account = accounts::by_id(tx, account).await?;
        begin_sign_in(ctx, tx, &account, method, client, former).await
    })
    .await
}

/// A link without an account was never mailed to anybody.
fn account_of(link: &mailed_link::Model) -> Result<AccountId> {
    link.account_id.ok_or_else(gone)
}

#[expect(clippy::disallowed_methods, reason = "the scoped finder: by the hashes of browser and code")]
async fn waiting_code(ctx: &Ctx, browser_hash: &[u8], code_hash: &[u8]) -> Result<Option<mailed_link::Model>> {
    Ok(mailed_link::Entity::find()
        .filter(mailed_link::Column::BrowserHash.eq(browser_hash))
        .filter(mailed_link::Column::CodeHash.eq(code_hash))
        .filter(mailed_link::Column::Purpose.eq(LinkPurpose::SignIn))
        .filter(mailed_link::Column::UsedAt.is_null())
        .filter(mailed_link::Column::ExpiresAt.gt(ctx.now))
        .one(&ctx.db.read)
        .await?)
}

fn in_its_browser(link: &mailed_link::Model, browser: Option<&str>) -> Result<()> {
    if link.browser_hash == browser.map(|secret| hash(Purpose::Browser, secret)) {
        return Ok(());
    }
    Err(Problem::new(
        Kind::Denied,
        "other-browser",
        "This link was asked for in another browser. Open it there, or type the code from the mail there. To sign in here, ask for a link here.",
    )
    .into())
}

fn wrong_code() -> Error {
    Error::field("code", "wrong-code", "That is not the code of the last mail, or it is older than 15 minutes.")
}

#[cfg(test)]
mod tests {
    use domain::language::Lang;

    use super::*;
    use crate::{
        identity::{request_sign_in_link::request_sign_in_link, visitors::visitor_of_cookie},
        mail::Mail,
        on_both_databases,
        testing::{World, client, code_of, fields_of},
    };

    /// Asks for a link; the browser's secret, the link's and the code.
    async fn asked(world: &World) -> (String, String, String) {
        let (ctx, client) = (world.anonymous(), client("192.0.2.1"));
        let browser =
            request_sign_in_link(&ctx, "ada@people.test", Lang::En, None, None, &client).await.expect("asked");
        match world.mails().await.pop().map(|mail| mail.mail) {
            Some(Mail::SignInLink { token, code, .. }) => (browser.expose().to_owned(), token, code),
            other => panic!("not a link: {other:?}"),
        }
    }

    on_both_databases! {
        async fn a_link_signs_in_once(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let (browser, token, _) = asked(&world).await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            for _ in 0..3 {
                let address = waiting_sign_in(&ctx, &token, Some(&browser)).await.expect("looking uses nothing up");
                assert_eq!(address, "ada@people.test");
            }
            let new = use_sign_in_link(&ctx, &token, Some(&browser), &here, None).await.expect("signed in");
            let visitor = visitor_of_cookie(&ctx, new.secret.expose()).await.expect("an answer").expect("somebody");
            assert_eq!(visitor.actor, ada.actor());
            assert_eq!(code_of(use_sign_in_link(&ctx, &token, Some(&browser), &here, None).await), "link-gone");
            assert_eq!(world.events().await, ["link.mailed", "sign-in.begun"]);
        }

        async fn a_link_works_for_a_quarter_of_an_hour(world: World) {
            world.person("Ada Lovelace").await;
            let (browser, token, typed) = asked(&world).await;
            let here = client("192.0.2.1");
            let late = world.later(15).as_actor(domain::policy::Actor::Anonymous);
            assert_eq!(code_of(use_sign_in_link(&late, &token, Some(&browser), &here, None).await), "link-gone");
            assert_eq!(fields_of(use_sign_in_code(&late, &typed, Some(&browser), &here, None).await), ["code wrong-code"]);
            let soon = world.later(14);
            use_sign_in_link(&soon, &token, Some(&browser), &here, None).await.expect("still in time");
        }

        async fn another_browser_is_told_what_to_do(world: World) {
            world.person("Ada Lovelace").await;
            let (_, token, typed) = asked(&world).await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            for browser in [None, Some("another-browser")] {
                assert_eq!(code_of(use_sign_in_link(&ctx, &token, browser, &here, None).await), "other-browser");
                assert_eq!(code_of(waiting_sign_in(&ctx, &token, browser).await), "other-browser");
                assert_eq!(fields_of(use_sign_in_code(&ctx, &typed, browser, &here, None).await), ["code wrong-code"]);
            }
        }

        async fn the_code_signs_in_too_and_either_is_used_up_by_the_other(world: World) {
            world.person("Ada Lovelace").await;
            let (browser, token, typed) = asked(&world).await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            let spelled = format!("{}-{}", &typed[..4].to_lowercase(), &typed[4..]);
            use_sign_in_code(&ctx, &spelled, Some(&browser), &here, None).await.expect("signed in");
            assert_eq!(code_of(use_sign_in_link(&ctx, &token, Some(&browser), &here, None).await), "link-gone");
        }

        async fn codes_cannot_be_guessed_through(world: World) {
            world.person("Ada Lovelace").await;
            let (browser, _, typed) = asked(&world).await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            for _ in 0..10 {
                let refused = use_sign_in_code(&ctx, "ABCD-EFGH", Some(&browser), &here, None).await;
                assert_eq!(fields_of(refused), ["code wrong-code"]);
            }
            assert_eq!(code_of(use_sign_in_code(&ctx, &typed, Some(&browser), &here, None).await), "too-many");
        }

        async fn a_link_ends_the_sign_in_that_the_browser_had(world: World) {
            let eve = world.person("Eve Else").await;
            let former = world.sign_in(&eve).await;
            world.person("Ada Lovelace").await;
            let (browser, token, _) = asked(&world).await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            use_sign_in_link(&ctx, &token, Some(&browser), &here, Some(former.id)).await.expect("signed in");
            assert!(visitor_of_cookie(&ctx, former.secret.expose()).await.expect("an answer").is_none());
        }

        async fn of_fifty_who_use_a_link_at_once_one_gets_in(world: World) {
            world.person("Ada Lovelace").await;
            let (browser, token, _) = asked(&world).await;
            let tasks: Vec<_> = (0..50).map(|_| {
                let (ctx, token, browser) = (world.anonymous(), token.clone(), browser.clone());
                tokio::spawn(async move {
                    use_sign_in_link(&ctx, &token, Some(&browser), &client("192.0.2.1"), None).await
                })
            }).collect();
            let mut entered = 0;
            for task in tasks {
                match task.await.expect("no panic") {
                    Ok(_) => entered += 1,
                    refused => assert_eq!(code_of(refused), "link-gone"),
                }
            }
            assert_eq!(entered, 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM sign_in").await, 1);
        }
    }
}
