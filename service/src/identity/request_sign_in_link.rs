//! Asking for a link that signs in.
//!
//! The link works only in the browser that asked (ASVS 6.6.2): that browser holds a secret of its own, and whoever gets
//! hold of the mail alone cannot use it. For people who read mail elsewhere, the mail also carries a code to be typed in
//! that browser. The answer and the work are the same whether or not the address has an account.

use domain::{
    identity::{Client, EmailAddress, LinkPurpose, code_from_bytes},
    language::Lang,
    policy::Action,
    problem::FieldErrors,
};

use super::{
    Secret, accounts,
    attempts::Attempt,
    mailed_links::{NewLink, mint},
    secret::{Purpose, hash, hash_code},
};
use crate::{
    Ctx, Result,
    mail::{self, Mail},
};

/// Mails a link and a code. What is returned is the browser's secret, to be kept there until the link is used; `browser`
/// is the one it has from an earlier request.
pub async fn request_sign_in_link(
    ctx: &Ctx,
    address: &str,
    language: Lang,
    next: Option<String>,
    browser: Option<&str>,
    client: &Client,
) -> Result<Secret> {
    ctx.authorize_route(Action::Enter)?;
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(address));
    let address = errors.finish(address)?;
    Attempt::mail(&address, client).count(ctx).await?;
    let browser = browser
        .filter(|secret| secret.len() == 43)
        .map_or_else(|| Secret::new(ctx, Purpose::Browser), |secret| Secret::from(secret.to_owned()));
    let code = code_from_bytes(&ctx.chance.secret());
    ctx.write(async |tx| {
        let account = accounts::by_address(tx, &address).await?;
        let link = NewLink {
            purpose: LinkPurpose::SignIn,
            account: account.as_ref().map(|account| account.row.id),
            address: address.clone(),
            name: None,
            browser: Some(hash(Purpose::Browser, browser.expose())),
            code: Some(hash_code(browser.expose(), &code)),
        };
        let token = mint(ctx, tx, link).await?.expose().to_owned();
        let (language, letter) = match account {
            Some(account) => (account.person.language, Mail::SignInLink { token, code, next }),
            None => (language, Mail::NoAccount),
        };
        mail::leave(ctx, tx, &address, language, letter).await
    })
    .await?;
    Ok(browser)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        testing::{World, client, code_of},
    };

    async fn ask(world: &World, address: &str) -> Result<Secret> {
        request_sign_in_link(&world.anonymous(), address, Lang::De, None, None, &client("192.0.2.1")).await
    }

    on_both_databases! {
        async fn the_answer_is_the_same_with_and_without_an_account(world: World) {
            world.person("Ada Lovelace").await;
            let before = world.rows_written().await;
            ask(&world, "Ada@People.test").await.expect("an answer");
            let with = world.rows_written().await - before;
            ask(&world, "eve@people.test").await.expect("an answer");
            assert_eq!(world.rows_written().await - before - with, with, "both cases write the same");

            let mails = world.mails().await;
            assert!(matches!(&mails[0].mail, Mail::SignInLink { code, .. } if code.len() == 8));
            assert_eq!(mails[0].language, Lang::En, "the account's own language");
            assert_eq!((&mails[1].mail, mails[1].language), (&Mail::NoAccount, Lang::De));
        }

        async fn the_limit_is_the_same_with_and_without_an_account(world: World) {
            world.person("Ada Lovelace").await;
            for address in ["ada@people.test", "eve@people.test"] {
                for _ in 0..5 {
                    ask(&world, address).await.expect("a free try");
                }
                assert_eq!(code_of(ask(&world, address).await), "too-many", "{address}");
            }
        }
    }
}
