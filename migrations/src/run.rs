//! Running migrations: one process at a time, on a connection of its own.

use std::{fs::File, path::Path};

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement},
};

use crate::Migrator;

/// Why the schema could not be brought up to date.
#[derive(Debug)]
pub enum MigrateError {
    /// The database was used by a newer Plenary; this one would not understand it.
    Newer(String),
    /// The lock file beside an SQLite database could not be taken.
    Lock(std::io::Error),
    /// The database refused.
    Database(DbErr),
}

impl std::fmt::Display for MigrateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Newer(detail) => write!(
                f,
                "The database was last used by a newer version of Plenary. Nothing was changed. Install that version or \
                 newer, or restore the backup made before the update. ({detail})"
            ),
            Self::Lock(error) => write!(f, "The lock file beside the database cannot be taken: {error}"),
            Self::Database(error) => write!(f, "The schema could not be brought up to date: {error}"),
        }
    }
}

impl std::error::Error for MigrateError {}

impl From<DbErr> for MigrateError {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

/// Brings the database at `url` up to date and says how many migrations ran.
///
/// SQLite migrates on a connection without foreign-key enforcement (tables are rebuilt by some alterations); each
/// migration checks the keys itself before its transaction commits. A lock keeps a second process waiting.
pub async fn up(url: &str) -> Result<usize, MigrateError> {
    let _lock_file = sqlite_path(url).map(lock_beside).transpose().map_err(MigrateError::Lock)?;
    let db = connect(url).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        // Held by the only connection of this pool, released when it closes.
        db.execute_unprepared("SELECT pg_advisory_lock(7310001)").await?;
    }
    let waiting = pending(&db).await?;
    if waiting > 0 {
        Migrator::up(&db, None).await?;
    }
    db.close().await?;
    Ok(waiting)
}

/// How many migrations the database still needs; [`MigrateError::Newer`] when it knows more than this binary.
pub async fn pending(db: &DatabaseConnection) -> Result<usize, MigrateError> {
    Migrator::get_pending_migrations(db).await.map(|list| list.len()).map_err(|error| match error {
        DbErr::Custom(detail) => MigrateError::Newer(detail),
        other => MigrateError::Database(other),
    })
}

/// The name of the newest migration, which names the schema in test templates and backups.
pub fn newest() -> String {
    Migrator::migrations().last().map(|migration| migration.name().to_owned()).unwrap_or_default()
}

/// Fails when a row points at nothing; called by each migration as its last act inside its transaction.
pub(crate) async fn check_foreign_keys(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    if connection.get_database_backend() != DbBackend::Sqlite {
        return Ok(());
    }
    let broken =
        connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_key_check")).await?;
    if broken.is_empty() {
        return Ok(());
    }
    Err(DbErr::Migration(format!("{} rows would point at nothing; nothing was changed", broken.len())))
}

async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(false));
    Database::connect(options).await
}

fn sqlite_path(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite://")?;
    Some(Path::new(path.split('?').next().unwrap_or(path)))
}

fn lock_beside(database: &Path) -> std::io::Result<File> {
    let file = File::create(database.with_extension("migrate.lock"))?;
    file.lock()?;
    Ok(file)
}
