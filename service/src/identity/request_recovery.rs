//! Asking for a link that sets a new password. The answer and the work are the same with and without an account.

use domain::{
    identity::{Client, EmailAddress, LinkPurpose},
    language::Lang,
    policy::Action,
    problem::FieldErrors,
};

use super::{
    accounts,
    attempts::Attempt,
    mailed_links::{NewLink, mint},
};
use crate::{
    Ctx, Result,
    mail::{self, Mail},
};

/// Mails a link to choose a new password.
pub async fn request_recovery(ctx: &Ctx, address: &str, language: Lang, client: &Client) -> Result<()> {
    ctx.authorize_route(Action::Enter)?;
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(address));
    let address = errors.finish(address)?;
    Attempt::mail(&address, client).count(ctx).await?;
    ctx.write(async |tx| {
        let account = accounts::by_address(tx, &address).await?;
        let link = NewLink {
            purpose: LinkPurpose::Recover,
            account: account.as_ref().map(|account| account.row.id),
            address: address.clone(),
            name: None,
            browser: None,
            code: None,
        };
        let token = mint(ctx, tx, link).await?.expose().to_owned();
        let (language, letter) = match account {
            Some(account) => (account.person.language, Mail::RecoveryLink { token }),
            None => (language, Mail::NoAccount),
        };
        mail::leave(ctx, tx, &address, language, letter).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{on_both_databases, testing::client};

    on_both_databases! {
        async fn the_answer_is_the_same_with_and_without_an_account(world: World) {
            world.person("Ada Lovelace").await;
            let before = world.rows_written().await;
            let ask = async |address| {
                request_recovery(&world.anonymous(), address, Lang::De, &client("192.0.2.1")).await.expect("an answer");
            };
            ask("ada@people.test").await;
            let with = world.rows_written().await - before;
            ask("eve@people.test").await;
            assert_eq!(world.rows_written().await - before - with, with, "both cases write the same");
            let mails = world.mails().await;
            assert!(matches!(mails[0].mail, Mail::RecoveryLink { .. }));
            assert_eq!(mails[1].mail, Mail::NoAccount);
        }
    }
}
