//! Adding an address to one's account: a link is mailed to it, and it counts once the link came back.

use domain::{
    id::SignInId,
    identity::{Client, EmailAddress, LinkPurpose},
    policy::{Action, Place},
    problem::FieldErrors,
};

use super::{
    accounts,
    attempts::Attempt,
    mailed_links::{NewLink, mint},
    proof::recent_proof,
};
use crate::{
    Ctx, Error, Result,
    mail::{self, Mail},
};

/// Most addresses of an account.
const MOST: usize = 10;

/// Mails a link to the new address. Says nothing about whether it belongs to somebody else: its owner is told by mail.
pub async fn add_address(ctx: &Ctx, here: SignInId, address: &str, client: &Client) -> Result<()> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    recent_proof(ctx, &ctx.db.read, here).await?;
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(address));
    let address = errors.finish(address)?;
    Attempt::mail(&address, client).count(ctx).await?;
    ctx.write(async |tx| {
        let account = accounts::own(ctx, tx).await?;
        let known = accounts::addresses(tx, account.row.id).await?;
        if known.iter().any(|row| row.canonical == address.canonical()) {
            return Err(Error::field("address", "own-address", "This address is yours already."));
        }
        if known.len() >= MOST {
            return Err(Error::field(
                "address",
                "too-many-addresses",
                format!("An account has at most {MOST} addresses."),
            ));
        }
        let owner = accounts::by_address(tx, &address).await?;
        let link = NewLink {
            purpose: LinkPurpose::AddAddress,
            account: Some(account.row.id),
            address: address.clone(),
            name: None,
            browser: None,
            code: None,
        };
        let token = mint(ctx, tx, link).await?.expose().to_owned();
        let letter = if owner.is_some() { Mail::AddressTaken } else { Mail::AddressLink { token } };
        mail::leave(ctx, tx, &address, account.person.language, letter).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{
            addresses::addresses, confirm_address::confirm_address, make_primary::make_primary,
            remove_address::remove_address,
        },
        on_both_databases,
        testing::{at, client, code_of, fields_of},
    };

    fn last_token(mails: &[mail::Outgoing]) -> String {
        match mails.last().map(|mail| &mail.mail) {
            Some(Mail::AddressLink { token }) => token.clone(),
            other => panic!("not a link: {other:?}"),
        }
    }

    on_both_databases! {
        async fn an_address_counts_once_its_link_came_back(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let (here, ctx) = (world.sign_in(&ada).await, world.as_(&ada));
            add_address(&ctx, here.id, "Countess@engine.test", &client("192.0.2.1")).await.expect("asked");
            let token = last_token(&world.mails().await);
            let list = addresses(&ctx).await.expect("the list");
            assert_eq!((list.verified.len(), list.waiting.len()), (1, 1));

            let eve = world.person("Eve Else").await;
            assert_eq!(code_of(confirm_address(&world.as_(&eve), &token).await), "link-gone");
            confirm_address(&ctx, &token).await.expect("confirmed");
            assert_eq!(code_of(confirm_address(&ctx, &token).await), "link-gone");
            let list = addresses(&ctx).await.expect("the list");
            assert_eq!((list.verified.len(), list.waiting.len()), (2, 0));
            let told = world.mails().await.pop().expect("a mail");
            assert_eq!(told.to.as_str(), "ada@people.test");
            assert_eq!(told.mail, Mail::AddressAdded { address: "Countess@engine.test".into() });

            let (old, new) = (list.verified[0].id, list.verified[1].id);
            assert_eq!(code_of(remove_address(&ctx, here.id, old).await), "primary-address");
            make_primary(&ctx, here.id, new).await.expect("made primary");
            remove_address(&ctx, here.id, old).await.expect("removed");
            let list = addresses(&ctx).await.expect("the list");
            assert_eq!(list.verified.len(), 1);
            assert!(list.verified[0].is_primary && list.verified[0].id == new);
            assert_eq!(world.events().await[1..], [
                "link.mailed", "address.added", "address.made-primary", "address.removed",
            ]);
        }

        async fn a_taken_address_gets_the_same_answer(world: World) {
            let ada = world.person("Ada Lovelace").await;
            world.person("Eve Else").await;
            let (here, ctx) = (world.sign_in(&ada).await, world.as_(&ada));
            add_address(&ctx, here.id, "eve@people.test", &client("192.0.2.1")).await.expect("the same answer");
            let told = world.mails().await.pop().expect("a mail");
            assert_eq!((told.to.as_str(), told.mail), ("eve@people.test", Mail::AddressTaken));
            assert_eq!(addresses(&ctx).await.expect("the list").waiting.len(), 1, "looks as if it waited");
            let own = add_address(&ctx, here.id, "ADA@people.test", &client("192.0.2.1")).await;
            assert_eq!(fields_of(own), ["address own-address"]);
        }

        async fn it_takes_a_recent_proof(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let here = world.sign_in(&ada).await;
            let late = at(&world.as_(&ada), &world.later(30));
            assert_eq!(code_of(add_address(&late, here.id, "a@b.test", &client("192.0.2.1")).await), "prove-again");
            let own = addresses(&late).await.expect("the list").verified[0].id;
            assert_eq!(code_of(make_primary(&late, here.id, own).await), "prove-again");
            assert_eq!(code_of(remove_address(&late, here.id, own).await), "prove-again");
            assert_eq!(code_of(addresses(&world.anonymous()).await), "sign-in-needed");
        }

        async fn two_who_confirm_the_same_address_do_not_share_it(world: World) {
            let mut tokens = Vec::new();
            for name in ["Ada Lovelace", "Eve Else"] {
                let somebody = world.person(name).await;
                let here = world.sign_in(&somebody).await;
                add_address(&world.as_(&somebody), here.id, "shared@engine.test", &client("192.0.2.1")).await.expect("asked");
                tokens.push((somebody, last_token(&world.mails().await)));
            }
            confirm_address(&world.as_(&tokens[0].0), &tokens[0].1).await.expect("the first has it");
            let second = confirm_address(&world.as_(&tokens[1].0), &tokens[1].1).await;
            assert_eq!(code_of(second), "has-account");
        }
    }
}
