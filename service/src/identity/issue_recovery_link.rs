//! An administrator's way to let somebody back in who gets no mail: a link to choose a new password, handed over in
//! person. It is as short-lived as a mailed one, and nobody but its user ever knows the password (ASVS 6.4.1).

use domain::{
    identity::{EmailAddress, LinkPurpose},
    policy::{Action, Place, Scope},
    problem::FieldErrors,
};

use super::{
    accounts,
    mailed_links::{NewLink, mint},
    users::no_account,
};
use crate::{
    Ctx, Result,
    record::event::{Entry, append},
};

/// The address of the page to open.
pub async fn issue_recovery_link(ctx: &Ctx, address: &str) -> Result<String> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(address));
    let address = errors.finish(address)?;
    let token = ctx
        .write(async |tx| {
            let account = accounts::by_address(tx, &address).await?.ok_or_else(no_account)?;
            let link = NewLink {
                purpose: LinkPurpose::Recover,
                account: Some(account.row.id),
                address: address.clone(),
                name: None,
                browser: None,
                code: None,
            };
            append(ctx, tx, Entry::new("recovery.issued", "person", account.person.id, Scope::Site)).await?;
            mint(ctx, tx, link).await
        })
        .await?;
    Ok(ctx.settings.address(&format!("/recover/link?token={}", token.expose())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{recover_password::recover_password, sign_in_with_password::sign_in_with_password},
        on_both_databases,
        testing::{client, code_of},
    };

    on_both_databases! {
        async fn the_link_lets_its_person_choose_a_password(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let link = issue_recovery_link(&world.ctx, "ADA@people.test").await.expect("issued");
            let token = link.strip_prefix("https://plenary.test/recover/link?token=").expect("an address of the site");
            let (ctx, here) = (world.anonymous(), client("192.0.2.1"));
            recover_password(&ctx, token, "tundra velvet anchovy", &here).await.expect("recovered");
            sign_in_with_password(&ctx, &ada.address, "tundra velvet anchovy", &here, None).await.expect("signed in");
            assert_eq!(code_of(issue_recovery_link(&world.as_(&ada), "ada@people.test").await), "denied");
            assert_eq!(code_of(issue_recovery_link(&world.ctx, "nobody@people.test").await), "no-account");
        }
    }
}
