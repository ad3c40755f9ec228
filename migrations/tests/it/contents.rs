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
    let columns = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT relname || ' ' || attname AS value FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
             WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'seaql_migrations'
               AND attnum > 0 AND NOT attisdropped ORDER BY relname, attnum"
        }
        _ => {
            "SELECT held.name || ' ' || shown.name AS value
             FROM pragma_table_list AS held, pragma_table_info(held.name) AS shown
             WHERE held.schema = 'main' AND held.type IN ('table', 'virtual') AND held.name NOT LIKE 'sqlite_%'
               AND held.name <> 'seaql_migrations' ORDER BY held.name, shown.cid"
        }
    };
    let mut of_tables = BTreeMap::<String, Vec<String>>::new();
    for line in texts(db, columns).await {
        let (table, column) = line.split_once(' ').expect("a table and a column");
        of_tables.entry(table.to_owned()).or_default().push(column.to_owned());
    }
    let mut all = BTreeMap::new();
    for (table, columns) in of_tables {
        let rows = rows(db, &table, &columns).await;
        all.insert(table, rows);
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

async fn texts(db: &DatabaseConnection, query: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), query)).await;
    let rows = rows.expect("the query is one").into_iter();
    rows.map(|row| row.try_get("", "value").expect("a text")).collect()
}
