//! Where a database under test stands.

use std::path::Path;

use sea_orm_migration::sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};

/// A database of its own for one test.
pub struct Place {
    /// Its address.
    pub url: String,
    folder: Option<tempfile::TempDir>,
}

impl Place {
    /// A file in a temporary folder.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("plenary.sqlite").display());
        Self { url, folder: Some(folder) }
    }

    /// A database named after the test on the test server; `None`, said aloud, where there is no server.
    pub async fn postgres(test: &str) -> Option<Self> {
        let Some(server) = environment("PLENARY_TEST_POSTGRES") else {
            eprintln!("SKIPPED: PLENARY_TEST_POSTGRES is not set; `cargo xtask test` starts a server and sets it");
            return None;
        };
        // PostgreSQL cuts names at 63 bytes; runs beside each other differ in the process.
        let name = format!("plenary_schema_{}_{}", std::process::id(), &test[..test.len().min(32)]);
        let admin = Database::connect(format!("{server}/postgres")).await.expect("the test server answers");
        for statement in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
            admin.execute_unprepared(&statement).await.expect("a database can be made");
        }
        admin.close().await.expect("the connection closes");
        Some(Self { url: format!("{server}/{name}"), folder: None })
    }

    /// A connection to it.
    pub async fn connect(&self) -> DatabaseConnection {
        self.open(true).await
    }

    /// A connection that enforces no keys on SQLite, as that of `migrations::up`.
    pub async fn unchecked(&self) -> DatabaseConnection {
        self.open(false).await
    }

    async fn open(&self, keys: bool) -> DatabaseConnection {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(move |sqlite| sqlite.foreign_keys(keys));
        Database::connect(options).await.expect("the database opens")
    }

    /// Bytes as the database spells them in a statement.
    pub fn bytes(&self, bytes: &[u8]) -> String {
        let digits = bytes.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
        if self.folder.is_some() { format!("x'{digits}'") } else { format!("'\\x{digits}'") }
    }

    /// Writes the rows that the migration of that name leaves. Bytes are spelt as SQLite spells them.
    pub async fn fill(&self, db: &DatabaseConnection, migration: &str) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/rows").join(format!("{migration}.sql"));
        let rows = std::fs::read_to_string(&file).expect("every migration leaves rows for the next one's test");
        let rows = match db.get_database_backend() {
            DbBackend::Postgres => rows.replace(" x'", " '\\x"),
            _ => rows,
        };
        db.execute_unprepared(&rows).await.expect("the rows fit the schema");
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the runner where their server is")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
