//! Reaching past the use cases: what somebody with the database in their hands could do or see.

use sea_orm::{ConnectionTrait, Statement};

use super::World;

impl World {
    /// Runs SQL as it is.
    pub async fn edit(&self, sql: &str) {
        self.ctx.write(async |tx| Ok(tx.execute_unprepared(sql).await?)).await.expect("the database takes it");
    }

    /// The whole number that `sql` selects as `n`.
    pub async fn ask(&self, sql: &str) -> i64 {
        let db = &self.ctx.db.read;
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        let row = row.expect("the database answers").expect("there is a row");
        row.try_get("", "n").expect("the row has a number called n")
    }

    /// Every text that `sql` selects as `t`.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let db = &self.ctx.db.read;
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        let rows = rows.expect("the database answers").into_iter();
        rows.map(|row| row.try_get("", "t").expect("the row has a text called t")).collect()
    }
}
