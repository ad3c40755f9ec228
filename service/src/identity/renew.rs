//! Giving a sign-in a new secret after its person proved themselves anew (ASVS 7.2.4).

use domain::id::SignInId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    NewSignIn,
    secret::{Purpose, Secret, hash},
};
use crate::{Ctx, Error, Result, database::locked, entity::sign_in};

/// Renews the actor's own sign-in within a transaction; the former secret is worthless at once.
pub(super) async fn renew(ctx: &Ctx, tx: &DatabaseTransaction, here: SignInId) -> Result<NewSignIn> {
    let row = locked::<sign_in::Entity>(tx, here).await.map_err(|_| Error::sign_in_needed())?;
    if Some(row.account_id) != ctx.actor.account() || row.ended_at.is_some() {
        return Err(Error::sign_in_needed());
    }
    let secret = Secret::new(ctx, Purpose::SignIn);
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::TokenHash, Expr::value(hash(Purpose::SignIn, secret.expose())))
        .col_expr(sign_in::Column::ProvedAt, Expr::value(ctx.now))
        .col_expr(sign_in::Column::SeenAt, Expr::value(ctx.now))
        .filter(sign_in::Column::Id.eq(here))
        .exec(tx)
        .await?;
    Ok(NewSignIn { id: here, secret, expires_at: row.expires_at })
}
