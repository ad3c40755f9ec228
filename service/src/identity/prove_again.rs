//! Confirming with one's password that it is oneself, before changing how one gets in.
//!
//! Whoever has no password signs in anew by a mailed link instead, which proves the same.

use domain::{
    id::SignInId,
    identity::Client,
    policy::{Action, Place, Scope},
};

use super::{NewSignIn, accounts, renew::renew, sign_in_with_password::check_password};
use crate::{
    Ctx, Result,
    record::event::{Entry, append},
};

/// Confirms the sign-in `here`; it goes on under a new secret.
pub async fn prove_again(ctx: &Ctx, here: SignInId, password: &str, client: &Client) -> Result<NewSignIn> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    let account = accounts::own(ctx, &ctx.db.read).await?;
    let address = accounts::primary_address(&ctx.db.read, account.row.id).await?;
    let checked = check_password(ctx, Some(&account), &address, password, client).await;
    let attempt = checked.map_err(|error| error.about_field("password", "wrong-password"))?;
    ctx.write(async |tx| {
        attempt.forgive(tx).await?;
        append(ctx, tx, Entry::new("sign-in.confirmed", "person", account.person.id, Scope::Site)).await?;
        renew(ctx, tx, here).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{proof::recent_proof, visitors::visitor_of_cookie},
        on_both_databases,
        testing::{at, client, fields_of},
    };

    on_both_databases! {
        async fn a_confirmed_sign_in_may_change_things_again(world: World) {
            let ada = world.person_with_password("Ada Lovelace", "glacier ottoman prune").await;
            let here = world.sign_in(&ada).await;
            let late = at(&world.as_(&ada), &world.later(45));
            assert!(recent_proof(&late, &late.db.read, here.id).await.is_err());
            let wrong = prove_again(&late, here.id, "not my password", &client("192.0.2.1")).await;
            assert_eq!(fields_of(wrong), ["password wrong-password"]);
            let new = prove_again(&late, here.id, "glacier ottoman prune", &client("192.0.2.1")).await.expect("proved");
            recent_proof(&late, &late.db.read, here.id).await.expect("recent");
            assert!(visitor_of_cookie(&late, here.secret.expose()).await.expect("an answer").is_none());
            assert!(visitor_of_cookie(&late, new.secret.expose()).await.expect("an answer").is_some());
        }
    }
}
