//! What a database holds, in a form that two moments can be compared by.

use std::collections::BTreeMap;

use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// The rows of a table as text, in order.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    /// Which columns were read.
    pub columns: Vec<String>,
    /// Their values.
    pub rows: Vec<String>,
}

impl Rows {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// All tables of ours with all their rows.
pub async fn contents(db: &DatabaseConnection) -> BTreeMap<String, Rows> {
    // The tables behind SQLite's full-text index are its own affair.
    let tables = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name AS value FROM information_schema.tables
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'"
        }
        _ => {
            "SELECT name AS value FROM pragma_table_list
             WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'"
        }
    };
    let mut all = BTreeMap::new();
    for table in texts(db, tables).await {
        let columns = columns(db, &table).await;
        all.insert(table.clone(), rows(db, &table, &columns).await);
    }
    all
}

/// Which migrations ran, and when.
pub async fn history(db: &DatabaseConnection) -> Rows {
    rows(db, "seaql_migrations", &["version".to_owned(), "applied_at".to_owned()]).await
}

/// The rows of one table by some of its columns.
pub async fn rows(db: &DatabaseConnection, table: &str, columns: &[String]) -> Rows {
    let is_postgres = db.get_database_backend() == DbBackend::Postgres;
    let values = columns.iter().map(|column| {
        if is_postgres { format!("coalesce(\"{column}\"::text, 'NULL')") } else { format!("quote(\"{column}\")") }
    });
    let row = values.collect::<Vec<_>>().join(" || ' | ' || ");
    let rows = texts(db, &format!("SELECT {row} AS value FROM \"{table}\" ORDER BY 1")).await;
    Rows { columns: columns.to_vec(), rows }
}

/// How many rows point at nothing. PostgreSQL has checked each key when it was written.
pub async fn orphans(db: &DatabaseConnection) -> usize {
    match db.get_database_backend() {
        DbBackend::Postgres => {
            let unchecked = "SELECT conname::text AS value FROM pg_constraint WHERE contype = 'f' AND NOT convalidated";
            texts(db, unchecked).await.len()
        }
        _ => texts(db, "SELECT \"table\" AS value FROM pragma_foreign_key_check").await.len(),
    }
}

async fn columns(db: &DatabaseConnection, table: &str) -> Vec<String> {
    let query = match db.get_database_backend() {
        DbBackend::Postgres => format!(
            "SELECT column_name AS value FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name = '{table}'"
        ),
        _ => format!("SELECT name AS value FROM pragma_table_info('{table}')"),
    };
    texts(db, &query).await
}

async fn texts(db: &DatabaseConnection, query: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), query)).await;
    let rows = rows.expect("the query is one").into_iter();
    rows.map(|row| row.try_get("", "value").expect("a text")).collect()
}
