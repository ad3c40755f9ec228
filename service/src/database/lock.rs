//! Locking the root row that a write decides about.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, PrimaryKeyTrait, QuerySelect, Select};

use crate::{Error, Result};

/// Loads one row and keeps every other writer away from it until the transaction ends.
///
/// PostgreSQL reads committed rows only, so two writers could otherwise both decide on the same old state. On SQLite the
/// transaction already holds the only writer's place.
#[expect(clippy::disallowed_methods, reason = "a scoped finder: by primary key, for a write that authorises next")]
pub async fn locked<E>(tx: &DatabaseTransaction, id: <E::PrimaryKey as PrimaryKeyTrait>::ValueType) -> Result<E::Model>
where
    E: EntityTrait,
{
    let query: Select<E> = E::find_by_id(id);
    let query = if tx.get_database_backend() == DbBackend::Postgres { query.lock_exclusive() } else { query };
    query.one(tx).await?.ok_or_else(Error::not_found)
}

/// A query whose rows nobody changes or removes until the transaction ends; others may read them, and hold them too.
pub fn shared<E: EntityTrait>(tx: &DatabaseTransaction, query: Select<E>) -> Select<E> {
    if tx.get_database_backend() == DbBackend::Postgres { query.lock_shared() } else { query }
}
