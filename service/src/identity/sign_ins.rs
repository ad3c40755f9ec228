//! Where somebody is signed in.

use domain::{
    Instant,
    id::SignInId,
    identity::{SignInMethod, sign_in_is_alive},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{Ctx, Error, Result, entity::sign_in};

/// One sign-in in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInLine {
    /// Which.
    pub id: SignInId,
    /// When it began.
    pub created_at: Instant,
    /// When it was last used, give or take an hour.
    pub seen_at: Instant,
    /// When it ends at the latest.
    pub expires_at: Instant,
    /// How its person proved themselves.
    pub method: SignInMethod,
    /// What the browser says it is.
    pub user_agent: String,
    /// The network address it began at.
    pub address: String,
}

/// The actor's sign-ins that go on, the last used first.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: one's own sign-ins")]
pub async fn sign_ins(ctx: &Ctx) -> Result<Vec<SignInLine>> {
    ctx.authorize(Action::ManageSignIns, Place::Own)?;
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    let rows = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(account))
        .filter(sign_in::Column::EndedAt.is_null())
        .order_by_desc(sign_in::Column::SeenAt)
        .order_by_desc(sign_in::Column::Id)
        .all(&ctx.db.read)
        .await?;
    let alive = |row: &sign_in::Model| sign_in_is_alive(row.seen_at, row.expires_at, ctx.now);
    let line = |row: sign_in::Model| SignInLine {
        id: row.id,
        created_at: row.created_at,
        seen_at: row.seen_at,
        expires_at: row.expires_at,
        method: row.method,
        user_agent: row.user_agent,
        address: row.address,
    };
    Ok(rows.into_iter().filter(alive).map(line).collect())
}
