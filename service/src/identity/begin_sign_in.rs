//! The one place where sign-ins are made.

use domain::{
    Instant,
    id::SignInId,
    identity::{Client, SIGN_IN_LASTS, SIGN_INS_AT_ONCE, SignInMethod},
    policy::{Actor, Scope},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use serde_json::json;

use super::{
    accounts::Account,
    secret::{Purpose, Secret, hash},
};
use crate::{
    Ctx, Result,
    database::locked,
    entity::{account, sign_in},
    record::event::{Entry, append},
};

/// A sign-in that just began, or was renewed.
#[derive(Clone, Debug)]
pub struct NewSignIn {
    /// Which.
    pub id: SignInId,
    /// What its cookie holds.
    pub secret: Secret,
    /// When it ends at the latest.
    pub expires_at: Instant,
}

/// Signs `account` in within a transaction. `former`, the sign-in this browser had until now, ends (ASVS 7.2.4), and so
/// does the least used one of an account that has too many.
pub(super) async fn begin_sign_in(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    account: &Account,
    method: SignInMethod,
    client: &Client,
    former: Option<SignInId>,
) -> Result<NewSignIn> {
    locked::<account::Entity>(tx, account.row.id).await?;
    if let Some(former) = former {
        end(ctx, tx, sign_in::Column::Id.eq(former)).await?;
    }
    make_room(ctx, tx, account).await?;
    let secret = Secret::new(ctx, Purpose::SignIn);
    let (id, expires_at) = (ctx.id(), ctx.now + SIGN_IN_LASTS);
    let row = sign_in::ActiveModel {
        id: Set(id),
        account_id: Set(account.row.id),
        token_hash: Set(hash(Purpose::SignIn, secret.expose())),
        created_at: Set(ctx.now),
        seen_at: Set(ctx.now),
        expires_at: Set(expires_at),
        proved_at: Set(ctx.now),
        method: Set(method),
        user_agent: Set(client.user_agent.clone()),
        address: Set(client.address.to_string()),
        ended_at: Set(None),
    };
    row.insert(tx).await?;
    let person = account.person.id;
    let themselves = ctx.as_actor(Actor::Person { person, account: account.row.id, roles: Vec::new(), token: None });
    let entry = Entry::new("sign-in.begun", "person", person, Scope::Site).with(json!({ "method": method }));
    append(&themselves, tx, entry).await?;
    Ok(NewSignIn { id, secret, expires_at })
}

/// Ends the sign-ins that fit `which` and go on.
pub(super) async fn end(ctx: &Ctx, tx: &DatabaseTransaction, which: Expr) -> Result<u64> {
    let ended = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(ctx.now))
        .filter(which)
        .filter(sign_in::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

#[expect(clippy::disallowed_methods, reason = "the scoped finder: sign-ins of this account that go on")]
async fn make_room(ctx: &Ctx, tx: &DatabaseTransaction, account: &Account) -> Result<()> {
    let by_use = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(account.row.id))
        .filter(sign_in::Column::EndedAt.is_null())
        .filter(sign_in::Column::ExpiresAt.gt(ctx.now))
        .order_by_desc(sign_in::Column::SeenAt)
        .order_by_desc(sign_in::Column::Id)
        .all(tx)
        .await?;
    for one_too_many in by_use.into_iter().skip(SIGN_INS_AT_ONCE - 1) {
        end(ctx, tx, sign_in::Column::Id.eq(one_too_many.id)).await?;
    }
    Ok(())
}

/// Signs an account in as if by a mailed link, for tests of what comes after.
#[cfg(any(test, feature = "testing"))]
pub(crate) async fn begin_sign_in_for_test(
    ctx: &Ctx,
    account: domain::id::AccountId,
    client: &Client,
) -> Result<NewSignIn> {
    ctx.write(async |tx| {
        let account = super::accounts::by_id(tx, account).await?;
        begin_sign_in(ctx, tx, &account, SignInMethod::Link, client, None).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{identity::visitors::visitor_of_cookie, on_both_databases, testing::client};

    on_both_databases! {
        async fn one_sign_in_too_many_ends_the_least_used(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let first = world.sign_in(&ada).await;
            let second = world.sign_in(&ada).await;
            for n in 2..=SIGN_INS_AT_ONCE {
                let later = world.later(i64::try_from(n).expect("small"));
                begin_sign_in_for_test(&later, ada.account, &client("192.0.2.1")).await.expect("it begins");
            }
            let ctx = world.anonymous();
            let gone = visitor_of_cookie(&ctx, first.secret.expose()).await.expect("an answer");
            assert!(gone.is_none());
            let there = visitor_of_cookie(&ctx, second.secret.expose()).await.expect("an answer");
            assert!(there.is_some());
        }

        async fn only_hashes_are_kept(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let new = world.sign_in(&ada).await;
            let kept = hash(Purpose::SignIn, new.secret.expose());
            let hex = hex::encode(&kept);
            let same = match world.flavour() {
                crate::Flavour::Sqlite => format!("SELECT count(*) AS n FROM sign_in WHERE hex(token_hash) = upper('{hex}')"),
                crate::Flavour::Postgres => {
                    format!("SELECT count(*) AS n FROM sign_in WHERE encode(token_hash, 'hex') = '{hex}'")
                }
            };
            assert_eq!(world.ask(&same).await, 1);
        }
    }
}
