//! Revoking an API token.

use domain::{
    id::TokenId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Ctx, Error, Result,
    entity::api_token,
    record::event::{Entry, append},
};

/// Makes one of the actor's tokens worthless. Takes no further proof: it should be quick.
pub async fn revoke_token(ctx: &Ctx, id: TokenId) -> Result<()> {
    ctx.authorize(Action::ManageTokens, Place::Own)?;
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        let revoked = api_token::Entity::update_many()
            .col_expr(api_token::Column::RevokedAt, Expr::value(ctx.now))
            .filter(api_token::Column::Id.eq(id))
            .filter(api_token::Column::AccountId.eq(account))
            .filter(api_token::Column::RevokedAt.is_null())
            .exec(tx)
            .await?;
        if revoked.rows_affected == 0 {
            return Err(Error::not_found());
        }
        append(ctx, tx, Entry::new("token.revoked", "token", id, Scope::Site)).await
    })
    .await
}
