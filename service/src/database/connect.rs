//! Opening the pools with the settings each database needs to be safe.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbErr,
    sqlx::{
        Executor, Row,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};

use super::{Db, Flavour, News};

/// Most connections that read at once from an SQLite file.
const SQLITE_READERS: u32 = 8;
/// Most connections to a PostgreSQL server.
const POSTGRES_CONNECTIONS: u32 = 16;

/// Opens the database at `url` (`sqlite:///path/file?mode=rwc` or `postgres://…`). The schema is not touched.
pub async fn open(url: &str) -> Result<Db, DbErr> {
    if url.starts_with("postgres") { open_postgres(url).await } else { open_sqlite(url).await }
}

async fn open_sqlite(url: &str) -> Result<Db, DbErr> {
    let write = sqlite_pool(url, 1, false).await?;
    let read = sqlite_pool(url, SQLITE_READERS, true).await?;
    Ok(Db { read, write, flavour: Flavour::Sqlite, news: News::default() })
}

async fn sqlite_pool(url: &str, connections: u32, query_only: bool) -> Result<DatabaseConnection, DbErr> {
    let mut options = common(url, connections);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            // With WAL, a crash of the process loses nothing; only a power cut may lose the last commits, never corrupt.
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("query_only", if query_only { "ON" } else { "OFF" })
            // What is deleted is overwritten, so that a person's data do not stay in free pages of the file.
            .pragma("secure_delete", "ON")
            // Readers read the file where it is mapped; a cache of each one's own would hold the same pages once more.
            // The writer, who is one, reads what it changes into a cache, in kibibytes.
            .pragma("cache_size", if query_only { "-1000" } else { "-2000" })
            .pragma("mmap_size", if query_only { "134217728" } else { "0" })
    });
    Database::connect(options).await
}

async fn open_postgres(url: &str) -> Result<Db, DbErr> {
    let mut options = common(url, POSTGRES_CONNECTIONS);
    options
        .map_sqlx_postgres_opts(|postgres| {
            postgres.options([
                ("statement_timeout", "30s"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "30s"),
                ("timezone", "UTC"),
                // Compiling a query takes longer than any of ours runs (decision 70).
                ("jit", "off"),
            ])
        })
        // A `begin` that was cancelled hands back a connection inside a transaction (sqlx 0.9.0, transact-rs/sqlx#4385).
        // Refuse such a connection: everything done on it would be lost or mixed with others' work.
        .map_sqlx_postgres_before_acquire(|connection, _| {
            Box::pin(async move {
                let row = connection
                    .fetch_one("SELECT now() IS DISTINCT FROM statement_timestamp() AS in_transaction")
                    .await?;
                let in_transaction: bool = row.try_get("in_transaction")?;
                Ok(!in_transaction)
            })
        });
    let pool = Database::connect(options).await?;
    Ok(Db { read: pool.clone(), write: pool, flavour: Flavour::Postgres, news: News::default() })
}

fn common(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(15))
        .test_before_acquire(false)
        .sqlx_logging(false);
    options
}

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait, DbBackend, Statement};

    use super::*;
    use crate::testing::environment;

    async fn is_encrypted(url: &str) -> Result<bool, DbErr> {
        let db = open(url).await?;
        let asked = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        let row = db.read.query_one_raw(Statement::from_string(DbBackend::Postgres, asked)).await?;
        row.expect("PostgreSQL knows its connections").try_get_by_index(0)
    }

    #[tokio::test]
    async fn what_sqlite_deletes_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("a.sqlite").display());
        let db = open(&url).await.expect("opened");
        let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA secure_delete");
        let row = db.write.query_one_raw(asked).await.expect("asked").expect("told");
        assert_eq!(row.try_get_by_index::<i32>(0), Ok(1));
    }

    #[tokio::test]
    async fn postgresql_compiles_no_queries() {
        let Some(server) = environment("PLENARY_TEST_POSTGRES") else {
            eprintln!("SKIPPED: PLENARY_TEST_POSTGRES names no server");
            return;
        };
        let db = open(&format!("{server}/postgres")).await.expect("opened");
        let asked = Statement::from_string(DbBackend::Postgres, "SELECT current_setting('jit')");
        let row = db.read.query_one_raw(asked).await.expect("asked").expect("told");
        assert_eq!(row.try_get_by_index::<String>(0), Ok("off".into()));
    }

    #[tokio::test]
    async fn the_way_to_postgresql_is_encrypted_where_the_address_asks_for_it() {
        let [server, authority] = ["PLENARY_TEST_POSTGRES", "PLENARY_TEST_POSTGRES_CA"].map(environment);
        let (Some(server), Some(authority)) = (server, authority) else {
            eprintln!("SKIPPED: `cargo xtask test` starts a PostgreSQL with TLS and sets PLENARY_TEST_POSTGRES_CA");
            return;
        };
        let by = |terms: String| format!("{server}/postgres?{terms}");
        let known = is_encrypted(&by(format!("sslmode=verify-full&sslrootcert={authority}"))).await;
        assert!(known.expect("the server shows a certificate of this authority"));
        let unknown = is_encrypted(&by("sslmode=verify-full".into())).await;
        assert!(unknown.is_err_and(|error| error.to_string().contains("certificate")), "of an authority nobody knows");
        assert!(!is_encrypted(&by("sslmode=disable".into())).await.expect("the server takes both"));
    }
}
