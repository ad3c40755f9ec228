//! The scoped finders of ecosystems. Everybody may know of every ecosystem.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{id::EcosystemId, policy::Action, policy::Place};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::{Ctx, Result, database, entity::ecosystem};

/// Every ecosystem, by name.
pub(crate) fn ecosystems() -> Select<ecosystem::Entity> {
    ecosystem::Entity::find().order_by_asc(ecosystem::Column::Name).order_by_asc(ecosystem::Column::Id)
}

/// One ecosystem.
pub(crate) fn by_id(id: EcosystemId) -> Select<ecosystem::Entity> {
    ecosystem::Entity::find().filter(ecosystem::Column::Id.eq(id))
}

/// The ecosystem that goes by `slug` now.
pub(crate) fn by_slug(slug: &str) -> Select<ecosystem::Entity> {
    ecosystem::Entity::find().filter(ecosystem::Column::Slug.eq(slug))
}

/// Locks an ecosystem for a write that may do `action` to it.
pub(crate) async fn locked(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: EcosystemId,
    action: Action,
) -> Result<ecosystem::Model> {
    let row = database::locked::<ecosystem::Entity>(tx, id).await?;
    ctx.authorize(action, Place::Ecosystem(row.id))?;
    Ok(row)
}
