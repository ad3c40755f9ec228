//! The scoped finder of what tables brought.
#![expect(clippy::disallowed_methods, reason = "the scoped finder that the rule asks for")]

use std::collections::HashSet;

use domain::id::CallId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{Result, entity::imported_proposal};

/// The sources of all rows that came to a call by a table.
pub(super) async fn sources_in(db: &impl ConnectionTrait, call: CallId) -> Result<HashSet<String>> {
    let rows = imported_proposal::Entity::find()
        .select_only()
        .column(imported_proposal::Column::Source)
        .filter(imported_proposal::Column::CallId.eq(call));
    Ok(rows.into_tuple::<String>().all(db).await?.into_iter().collect())
}
