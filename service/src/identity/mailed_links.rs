//! Links that are mailed and work once.

use domain::{
    id::{AccountId, LinkId},
    identity::{EmailAddress, LinkPurpose},
    policy::Scope,
    problem::{Kind, Problem},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    sea_query::Expr,
};

use serde_json::json;

use super::secret::{Purpose, Secret, hash};
use crate::{
    Ctx, Error, Result,
    entity::mailed_link,
    record::event::{Entry, append},
};

/// A link to be mailed.
#[derive(Clone, Debug)]
pub(super) struct NewLink {
    pub purpose: LinkPurpose,
    /// The account it concerns; `None` for a sign-up, and where there is no account and the link serves only to make
    /// both cases do the same work.
    pub account: Option<AccountId>,
    pub address: EmailAddress,
    /// The name given at sign-up.
    pub name: Option<String>,
    /// The hash of the browser in which alone it works.
    pub browser: Option<Vec<u8>>,
    /// The hash of the code that does the same.
    pub code: Option<Vec<u8>>,
}

/// Makes a link within a transaction; the secret goes into a mail and nowhere else.
pub(super) async fn mint(ctx: &Ctx, tx: &DatabaseTransaction, new: NewLink) -> Result<Secret> {
    let secret = Secret::new(ctx, Purpose::Link);
    let id: LinkId = ctx.id();
    let row = mailed_link::ActiveModel {
        id: Set(id),
        account_id: Set(new.account),
        purpose: Set(new.purpose),
        address: Set(new.address.into()),
        token_hash: Set(hash(Purpose::Link, secret.expose())),
        created_at: Set(ctx.now),
        expires_at: Set(ctx.now + new.purpose.lasts()),
        browser_hash: Set(new.browser),
        code_hash: Set(new.code),
        name: Set(new.name),
        used_at: Set(None),
    };
    row.insert(tx).await?;
    let entry = Entry::new("link.mailed", "link", id, Scope::Site).with(json!({ "purpose": new.purpose }));
    append(ctx, tx, entry).await?;
    Ok(secret)
}

/// The link with this secret, if it still works. Looking does not use it up: scanners open links too.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: by the hash of its secret")]
pub(super) async fn waiting(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    purpose: LinkPurpose,
    secret: &str,
) -> Result<mailed_link::Model> {
    mailed_link::Entity::find()
        .filter(mailed_link::Column::TokenHash.eq(hash(Purpose::Link, secret)))
        .filter(mailed_link::Column::Purpose.eq(purpose))
        .filter(mailed_link::Column::UsedAt.is_null())
        .filter(mailed_link::Column::ExpiresAt.gt(ctx.now))
        .one(db)
        .await?
        .ok_or_else(gone)
}

/// Uses a link up: of all who try at once, one succeeds.
pub(super) async fn consume(ctx: &Ctx, tx: &DatabaseTransaction, id: LinkId) -> Result<()> {
    let used = void(ctx, tx, mailed_link::Column::Id.eq(id)).await?;
    if used == 1 { Ok(()) } else { Err(gone()) }
}

/// Makes the links that fit `which` and were not used worthless.
pub(super) async fn void(ctx: &Ctx, tx: &DatabaseTransaction, which: Expr) -> Result<u64> {
    let voided = mailed_link::Entity::update_many()
        .col_expr(mailed_link::Column::UsedAt, Expr::value(ctx.now))
        .filter(which)
        .filter(mailed_link::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(voided.rows_affected)
}

/// One answer for used, old, mistyped and never mailed links.
pub(super) fn gone() -> Error {
    Problem::new(
        Kind::NotFound,
        "link-gone",
        "This link was used already, is too old, or was not copied whole. Nothing was changed; ask for a new one.",
    )
    .into()
}
