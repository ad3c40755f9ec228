//! Changing one's password, or setting the first one.

use domain::{
    id::{AccountId, SignInId},
    identity::Client,
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    NewSignIn,
    accounts::{self, Account},
    attempts::Attempt,
    begin_sign_in::end,
    mailed_links,
    proof::recent_proof,
    renew::renew,
    sign_in_with_password::check_password,
    strength,
};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{account, mailed_link, sign_in},
    mail::{self, Mail},
    record::event::{Entry, append},
};

/// What somebody types to change their password.
#[derive(Clone)]
pub struct ChangePassword {
    /// The password until now; empty when there is none yet.
    pub current: String,
    /// The password from now on.
    pub new: String,
}

/// Changes the password. Whoever has one must know it (ASVS 6.2.3); whoever has none must have proved themselves a short
/// while ago. All other sign-ins end, and this one goes on under a new secret.
pub async fn change_password(ctx: &Ctx, here: SignInId, input: ChangePassword, client: &Client) -> Result<NewSignIn> {
    ctx.authorize(Action::ManageAccount, Place::Own)?;
    let account = accounts::own(ctx, &ctx.db.read).await?;
    let attempt = authenticate(ctx, here, &account, &input, client).await?;
    let addresses = accounts::addresses(&ctx.db.read, account.row.id).await?;
    let addresses = addresses.iter().map(accounts::parsed).collect::<Result<Vec<_>>>()?;
    let hash = strength::chosen(ctx, "new", &input.new, &account.person.name, &addresses).await?;
    ctx.write(async |tx| {
        if let Some(attempt) = &attempt {
            attempt.forgive(tx).await?;
        }
        let row = locked::<account::Entity>(tx, account.row.id).await?;
        if row.password_hash != account.row.password_hash {
            return Err(Error::conflict("password-changed", "The password was changed elsewhere meanwhile."));
        }
        let new = renew(ctx, tx, here).await?;
        replace_password(ctx, tx, &account, hash, Some(here)).await?;
        append(ctx, tx, Entry::new("password.changed", "person", account.person.id, Scope::Site)).await?;
        let to = accounts::primary_address(tx, account.row.id).await?;
        mail::leave(ctx, tx, &to, account.person.language, Mail::PasswordChanged).await?;
        Ok(new)
    })
    .await
}

async fn authenticate(
    ctx: &Ctx,
    here: SignInId,
    account: &Account,
    input: &ChangePassword,
    client: &Client,
) -> Result<Option<Attempt>> {
    if account.row.password_hash.is_none() {
        recent_proof(ctx, &ctx.db.read, here).await?;
        return Ok(None);
    }
    let address = accounts::primary_address(&ctx.db.read, account.row.id).await?;
    let checked = check_password(ctx, Some(account), &address, &input.current, client).await;
    checked.map(Some).map_err(|error| error.about_field("current", "wrong-password"))
}

/// Keeps a new password within a transaction. Every sign-in but `except` ends, and so does every mailed link that would
/// get somebody in.
pub(super) async fn replace_password(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    account: &Account,
    hash: String,
    except: Option<SignInId>,
) -> Result<()> {
    set_hash(ctx, tx, account.row.id, hash).await?;
    let mut others = sign_in::Column::AccountId.eq(account.row.id);
    if let Some(here) = except {
        others = sea_orm::ExprTrait::and(others, sign_in::Column::Id.ne(here));
    }
    end(ctx, tx, others).await?;
    mailed_links::void(ctx, tx, mailed_link::Column::AccountId.eq(account.row.id)).await?;
    Ok(())
}

async fn set_hash(ctx: &Ctx, tx: &DatabaseTransaction, account: AccountId, hash: String) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .col_expr(account::Column::PasswordChangedAt, Expr::value(ctx.now))
        .filter(account::Column::Id.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps a password without asking anything, for tests of what comes after.
#[cfg(any(test, feature = "testing"))]
pub(crate) async fn set_password_for_test(ctx: &Ctx, account: AccountId, password: &str) -> Result<()> {
    let password = domain::identity::Password::claim(password).ok_or_else(|| Error::fault("no password"))?;
    let hash = super::passwords::hash(ctx, password).await?;
    ctx.write(async |tx| set_hash(ctx, tx, account, hash).await).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{sign_in_with_password::sign_in_with_password, visitors::visitor_of_cookie},
        on_both_databases,
        testing::{at, client, code_of, fields_of},
    };

    const OLD: &str = "glacier ottoman prune";
    const NEW: &str = "tundra velvet anchovy";

    fn typed(current: &str, new: &str) -> ChangePassword {
        ChangePassword { current: current.into(), new: new.into() }
    }

    on_both_databases! {
        async fn a_change_ends_other_sign_ins_and_renews_this_one(world: World) {
            let ada = world.person_with_password("Ada Lovelace", OLD).await;
            let (here, other) = (world.sign_in(&ada).await, world.sign_in(&ada).await);
            let new = change_password(&world.as_(&ada), here.id, typed(OLD, NEW), &client("192.0.2.1")).await;
            let new = new.expect("changed");
            let ctx = world.anonymous();
            for (secret, alive) in [(&here.secret, false), (&other.secret, false), (&new.secret, true)] {
                let found = visitor_of_cookie(&ctx, secret.expose()).await.expect("an answer");
                assert_eq!(found.is_some(), alive);
            }
            let here = client("192.0.2.1");
            let with_old = sign_in_with_password(&ctx, "ada@people.test", OLD, &here, None).await;
            assert_eq!(code_of(with_old), "wrong-password");
            sign_in_with_password(&ctx, "ada@people.test", NEW, &here, None).await.expect("the new one counts");
            assert_eq!(world.mails().await[0].mail, Mail::PasswordChanged);
            assert!(world.events().await.contains(&"password.changed".to_owned()));
        }

        async fn the_old_password_is_needed_and_not_to_be_guessed_here_either(world: World) {
            let ada = world.person_with_password("Ada Lovelace", OLD).await;
            let here = world.sign_in(&ada).await;
            // From a client without history, as a thief of the cookie would.
            let thief = client("203.0.113.9");
            for _ in 0..5 {
                let refused = change_password(&world.as_(&ada), here.id, typed("wrong wrong", NEW), &thief).await;
                assert_eq!(fields_of(refused), ["current wrong-password"]);
            }
            let refused = change_password(&world.as_(&ada), here.id, typed(OLD, NEW), &thief).await;
            assert_eq!(code_of(refused), "too-many");
        }

        async fn a_guessable_password_is_refused(world: World) {
            let ada = world.person_with_password("Ada Lovelace", OLD).await;
            let here = world.sign_in(&ada).await;
            let refused = change_password(&world.as_(&ada), here.id, typed(OLD, "adalovelace"), &client("192.0.2.1")).await;
            assert_eq!(fields_of(refused).len(), 1);
        }

        async fn the_first_password_needs_a_recent_proof(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let here = world.sign_in(&ada).await;
            let late = at(&world.as_(&ada), &world.later(30));
            let refused = change_password(&late, here.id, typed("", NEW), &client("192.0.2.1")).await;
            assert_eq!(code_of(refused), "prove-again");
            change_password(&world.as_(&ada), here.id, typed("", NEW), &client("192.0.2.1")).await.expect("set");
        }

        async fn somebody_elses_sign_in_proves_nothing(world: World) {
            let (ada, eve) = (world.person("Ada Lovelace").await, world.person("Eve Else").await);
            let hers = world.sign_in(&ada).await;
            let refused = change_password(&world.as_(&eve), hers.id, typed("", NEW), &client("192.0.2.1")).await;
            assert_eq!(code_of(refused), "sign-in-needed");
            let refused = change_password(&world.anonymous(), hers.id, typed("", NEW), &client("192.0.2.1")).await;
            assert_eq!(code_of(refused), "sign-in-needed");
        }
    }
}
