//! Choosing a new password behind a mailed link. Every sign-in ends.

use domain::{
    identity::{Client, LinkPurpose},
    policy::{Action, Actor, Scope},
};

use super::{
    accounts::{self, Account},
    change_password::replace_password,
    mailed_links::{consume, gone, waiting},
    strength,
};
use crate::{
    Ctx, Result,
    entity::mailed_link,
    mail::{self, Mail},
    record::event::{Entry, append},
};

/// The address that a link recovers, for the page that asks for the new password.
pub async fn waiting_recovery(ctx: &Ctx, token: &str) -> Result<String> {
    ctx.authorize_route(Action::Enter)?;
    waiting(ctx, &ctx.db.read, LinkPurpose::Recover, token).await.map(|link| link.address)
}

/// Sets the new password. One signs in with it afterwards; a mailed link alone does not.
pub async fn recover_password(ctx: &Ctx, token: &str, password: &str, client: &Client) -> Result<()> {
    ctx.authorize_route(Action::Enter)?;
    let (link, account) = waiting_with_account(ctx, token).await?;
    let addresses = accounts::addresses(&ctx.db.read, account.row.id).await?;
    let addresses = addresses.iter().map(accounts::parsed).collect::<Result<Vec<_>>>()?;
    let hash = strength::chosen(ctx, "password", password, &account.person.name, &addresses).await?;
    tracing::info!(account = %account.row.id, block = client.block(), "a password was recovered");
    ctx.write(async |tx| {
        consume(ctx, tx, link.id).await?;
        replace_password(ctx, tx, &account, hash, None).await?;
        let person = account.person.id;
        let themselves =
            ctx.as_actor(Actor::Person { person, account: account.row.id, roles: Vec::new(), token: None });
        append(&themselves, tx, Entry::new("password.recovered", "person", person, Scope::Site)).await?;
        for row in accounts::addresses(tx, account.row.id).await? {
            let to = accounts::parsed(&row)?;
            mail::leave(ctx, tx, &to, account.person.language, Mail::PasswordRecovered).await?;
        }
        Ok(())
    })
    .await
}

async fn waiting_with_account(ctx: &Ctx, token: &str) -> Result<(mailed_link::Model, Account)> {
    let link = waiting(ctx, &ctx.db.read, LinkPurpose::Recover, token).await?;
    let account = accounts::by_id(&ctx.db.read, link.account_id.ok_or_else(gone)?).await?;
    Ok((link, account))
}

#[cfg(test)]
mod tests {
    use domain::language::Lang;

    use super::*;
    use crate::{
        identity::{
            request_recovery::request_recovery, request_sign_in_link::request_sign_in_link,
            sign_in_with_password::sign_in_with_password, use_sign_in_link::use_sign_in_link,
            visitors::visitor_of_cookie,
        },
        on_both_databases,
        testing::{World, client, code_of, fields_of},
    };

    const NEW: &str = "tundra velvet anchovy";

    async fn asked(world: &World) -> String {
        let ctx = world.anonymous();
        request_recovery(&ctx, "ada@people.test", Lang::En, &client("192.0.2.1")).await.expect("asked");
        match world.mails().await.pop().map(|mail| mail.mail) {
            Some(Mail::RecoveryLink { token }) => token,
            other => panic!("not a link: {other:?}"),
        }
    }

    on_both_databases! {
        async fn a_new_password_ends_every_sign_in_and_every_other_link(world: World) {
            let ada = world.person_with_password("Ada Lovelace", "glacier ottoman prune").await;
            let thief = world.sign_in(&ada).await;
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            let browser = request_sign_in_link(&ctx, "ada@people.test", Lang::En, None, None, &here).await.expect("asked");
            let Some(Mail::SignInLink { token: link, .. }) = world.mails().await.pop().map(|mail| mail.mail) else {
                panic!("no link")
            };
            let token = asked(&world).await;
            assert_eq!(waiting_recovery(&ctx, &token).await.expect("it works"), "ada@people.test");
            assert_eq!(fields_of(recover_password(&ctx, &token, "password1", &here).await), ["password password-common"]);
            recover_password(&ctx, &token, NEW, &here).await.expect("recovered");

            assert!(visitor_of_cookie(&ctx, thief.secret.expose()).await.expect("an answer").is_none());
            let used = use_sign_in_link(&ctx, &link, Some(browser.expose()), &here, None).await;
            assert_eq!(code_of(used), "link-gone");
            assert_eq!(code_of(recover_password(&ctx, &token, NEW, &here).await), "link-gone");
            sign_in_with_password(&ctx, "ada@people.test", NEW, &here, None).await.expect("the new one counts");
            assert_eq!(world.mails().await.last().map(|mail| mail.mail.clone()), Some(Mail::PasswordRecovered));
            assert!(world.events().await.contains(&"password.recovered".to_owned()));
        }

        async fn a_link_is_too_old_after_a_quarter_of_an_hour(world: World) {
            world.person("Ada Lovelace").await;
            let token = asked(&world).await;
            let late = world.later(15).as_actor(Actor::Anonymous);
            assert_eq!(code_of(recover_password(&late, &token, NEW, &client("192.0.2.1")).await), "link-gone");
        }

        async fn of_many_recoveries_by_one_link_one_counts(world: World) {
            world.person("Ada Lovelace").await;
            let token = asked(&world).await;
            let tasks: Vec<_> = (0..8).map(|_| {
                let (ctx, token) = (world.anonymous(), token.clone());
                tokio::spawn(async move { recover_password(&ctx, &token, NEW, &client("192.0.2.1")).await })
            }).collect();
            let mut recovered = 0;
            for task in tasks {
                recovered += usize::from(task.await.expect("no panic").is_ok());
            }
            assert_eq!(recovered, 1);
        }
    }
}
