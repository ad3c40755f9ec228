//! Somebody's API tokens.

use domain::{
    Instant,
    id::TokenId,
    identity::scopes_from_text,
    policy::{Action, Place, TokenScope},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{Ctx, Error, Result, entity::api_token};

/// One token in the list; its secret is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenLine {
    /// Which.
    pub id: TokenId,
    /// What it is called.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<TokenScope>,
    /// Since when.
    pub created_at: Instant,
    /// Until when.
    pub expires_at: Instant,
    /// When it was last used, give or take an hour.
    pub used_at: Option<Instant>,
}

/// The actor's tokens that were not revoked, the newest first; those whose time is over too.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: one's own tokens")]
pub async fn tokens(ctx: &Ctx) -> Result<Vec<TokenLine>> {
    ctx.authorize(Action::ManageTokens, Place::Own)?;
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    let rows = api_token::Entity::find()
        .filter(api_token::Column::AccountId.eq(account))
        .filter(api_token::Column::RevokedAt.is_null())
        .order_by_desc(api_token::Column::Id)
        .all(&ctx.db.read)
        .await?;
    let line = |row: api_token::Model| TokenLine {
        id: row.id,
        scopes: scopes_from_text(&row.scopes),
        name: row.name,
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    };
    Ok(rows.into_iter().map(line).collect())
}
