//! Slugs of places: unique in their kind for good, so that an address once given never leads somewhere else.
#![expect(clippy::disallowed_methods, reason = "the scoped finder of slugs: by kind and slug")]

use domain::slug::Slug;
pub use domain::slug::SlugKind;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{Ctx, Error, Result, entity::slug_claim};

/// What stands under a slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// The thing itself.
    Here(T),
    /// It goes by another slug now; its old addresses redirect for good.
    Moved(String),
}

impl<T> Found<T> {
    /// The thing, for entrances that do not redirect.
    pub fn here(self) -> Result<T> {
        match self {
            Self::Here(thing) => Ok(thing),
            Self::Moved(_) => Err(Error::not_found()),
        }
    }
}

/// Claims `slug` for `target`, also for when it goes by another. A thing may take back what it had before.
///
/// Current and former slugs are rows of one table, so that its primary key decides between two who want the same.
pub(crate) async fn claim(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    kind: SlugKind,
    slug: &Slug,
    target: impl Into<Uuid>,
) -> Result<()> {
    let target = target.into();
    match claimed_by(tx, kind, slug.as_str()).await? {
        Some(holder) if holder == target => return Ok(()),
        Some(_) => return Err(taken()),
        None => {}
    }
    let row = slug_claim::ActiveModel {
        kind: Set(kind.to_string()),
        slug: Set(slug.to_string()),
        target_id: Set(target),
        claimed_at: Set(ctx.now),
    };
    match row.insert(tx).await.map_err(Error::from) {
        Ok(_) => Ok(()),
        Err(error) if error.is_duplicate() => Err(taken()),
        Err(error) => Err(error),
    }
}

/// What has or had the slug.
pub(crate) async fn claimed_by(db: &impl ConnectionTrait, kind: SlugKind, slug: &str) -> Result<Option<Uuid>> {
    let row = slug_claim::Entity::find()
        .filter(slug_claim::Column::Kind.eq(kind.as_str()))
        .filter(slug_claim::Column::Slug.eq(slug))
        .one(db)
        .await?;
    Ok(row.map(|row| row.target_id))
}

fn taken() -> Error {
    Error::field("slug", "slug-taken", "This address is or was in use; choose another.")
}
