//! All that the database holds.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, JsonValue, Statement};

use crate::support::TestSite;

/// Every row of every table, but for counts of attempts: that somebody tried is what they are for.
pub async fn rows(site: &TestSite) -> BTreeMap<String, Vec<String>> {
    let db = &site.world.db().read;
    let ask = |sql: String| Statement::from_string(DbBackend::Sqlite, sql);
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'search_index%' AND name <> 'attempt'";
    let mut all = BTreeMap::new();
    for table in db.query_all_raw(ask(tables.into())).await.expect("tables are listed") {
        let name: String = table.try_get("", "name").expect("a name");
        let rows = JsonValue::find_by_statement(ask(format!("SELECT * FROM \"{name}\""))).all(db).await;
        let mut rows: Vec<_> = rows.expect("rows are read").iter().map(ToString::to_string).collect();
        rows.sort();
        all.insert(name, rows);
    }
    all
}
