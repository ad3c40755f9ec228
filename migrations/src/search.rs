//! The full-text index: FTS5 on SQLite, a `tsvector` on PostgreSQL. Same columns, same weights, one row per thing found.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

/// Makes `search_index`.
pub(crate) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let statements: &[&str] = match connection.get_database_backend() {
        DbBackend::Postgres => &[
            "CREATE TABLE search_index (
                conference_id text NOT NULL, kind text NOT NULL, key text NOT NULL,
                title text NOT NULL, people text NOT NULL, body text NOT NULL,
                document tsvector GENERATED ALWAYS AS (
                    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', people), 'B')
                    || setweight(to_tsvector('simple', body), 'D')
                ) STORED)",
            "CREATE INDEX search_index_document ON search_index USING gin (document)",
            "CREATE INDEX search_index_by_conference_id ON search_index (conference_id)",
        ],
        _ => &["CREATE VIRTUAL TABLE search_index USING fts5(
                conference_id UNINDEXED, kind UNINDEXED, key UNINDEXED, title, people, body,
                tokenize = \"unicode61 remove_diacritics 2\")"],
    };
    for statement in statements {
        connection.execute_unprepared(statement).await?;
    }
    Ok(())
}
