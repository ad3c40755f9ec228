//! Signing in with an address and a password.

use domain::{
    id::SignInId,
    identity::{Client, EmailAddress, Password, SignInMethod},
    policy::Action,
    problem::{FieldErrors, Kind, Problem},
};

use super::{
    NewSignIn,
    accounts::{self, Account},
    attempts::Attempt,
    begin_sign_in::begin_sign_in,
    passwords,
};
use crate::{Ctx, Error, Result};

/// Signs in. The answer to a wrong password, an unknown address and an account without a password is the same, and
/// takes the same work.
pub async fn sign_in_with_password(
    ctx: &Ctx,
    address: &str,
    password: &str,
    client: &Client,
    former: Option<SignInId>,
) -> Result<NewSignIn> {
    ctx.authorize_route(Action::Enter)?;
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(address));
    let address = errors.finish(address)?;
    let account = accounts::by_address(&ctx.db.read, &address).await?;
    let attempt = check_password(ctx, account.as_ref(), &address, password, client).await?;
    let account = account.ok_or_else(wrong)?;
    ctx.write(async |tx| {
        attempt.forgive(tx).await?;
        begin_sign_in(ctx, tx, &account, SignInMethod::Password, client, former).await
    })
    .await
}

/// Counts a try and judges it; what is returned takes the count back.
pub(super) async fn check_password(
    ctx: &Ctx,
    account: Option<&Account>,
    address: &EmailAddress,
    password: &str,
    client: &Client,
) -> Result<Attempt> {
    let known = match account {
        Some(account) => accounts::knows_client(&ctx.db.read, account.row.id, client).await?,
        None => false,
    };
    let attempt = Attempt::password(address, client, known);
    attempt.count(ctx).await?;
    let kept = account.and_then(|account| account.row.password_hash.clone());
    if passwords::verify(Password::claim(password), kept).await? { Ok(attempt) } else { Err(wrong()) }
}

fn wrong() -> Error {
    Problem::new(
        Kind::Invalid,
        "wrong-password",
        "That address and password do not belong together. Check both, or ask for a link by mail.",
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::visitors::visitor_of_cookie,
        on_both_databases,
        testing::{World, client, code_of, fields_of},
    };

    const PASSWORD: &str = "glacier ottoman prune";

    async fn enter(world: &World, address: &str, password: &str, from: &str) -> Result<NewSignIn> {
        sign_in_with_password(&world.anonymous(), address, password, &client(from), None).await
    }

    on_both_databases! {
        async fn the_right_password_signs_in(world: World) {
            let ada = world.person_with_password("Ada Lovelace", PASSWORD).await;
            let new = enter(&world, "ADA@people.test", PASSWORD, "192.0.2.1").await.expect("signed in");
            let visitor = visitor_of_cookie(&world.anonymous(), new.secret.expose()).await.expect("an answer");
            assert_eq!(visitor.expect("somebody").actor, ada.actor());
            assert_eq!(world.events().await, ["sign-in.begun"]);
        }

        async fn every_failure_looks_the_same(world: World) {
            world.person_with_password("Ada Lovelace", PASSWORD).await;
            world.person("Bob Withoutpassword").await;
            let mut answers = Vec::new();
            for address in ["ada@people.test", "bob@people.test", "nobody@people.test"] {
                match enter(&world, address, "glacier ottoman prunes", "192.0.2.1").await {
                    Err(Error::Refused(problem)) => answers.push(problem),
                    other => panic!("not refused: {other:?}"),
                }
            }
            assert_eq!(answers[0].code, "wrong-password");
            assert!(answers.iter().all(|answer| *answer == answers[0]));
            assert_eq!(fields_of(enter(&world, "ada", PASSWORD, "192.0.2.1").await), ["address address"]);
        }

        async fn guessing_slows_down_and_does_not_lock_others_out(world: World) {
            world.person_with_password("Ada Lovelace", PASSWORD).await;
            for address in ["ada@people.test", "nobody@people.test"] {
                for _ in 0..5 {
                    assert_eq!(code_of(enter(&world, address, "wrong wrong", "203.0.113.9").await), "wrong-password");
                }
                assert_eq!(code_of(enter(&world, address, "wrong wrong", "203.0.113.9").await), "too-many", "{address}");
            }
            assert_eq!(code_of(enter(&world, "ada@people.test", PASSWORD, "203.0.113.9").await), "too-many");
            enter(&world, "ada@people.test", PASSWORD, "192.0.2.1").await.expect("elsewhere she gets in");
        }

        async fn a_right_password_clears_the_slate(world: World) {
            world.person_with_password("Ada Lovelace", PASSWORD).await;
            for _ in 0..3 {
                for _ in 0..4 {
                    assert_eq!(code_of(enter(&world, "ada@people.test", "wrong wrong", "192.0.2.1").await), "wrong-password");
                }
                enter(&world, "ada@people.test", PASSWORD, "192.0.2.1").await.expect("signed in");
            }
        }
    }
}
