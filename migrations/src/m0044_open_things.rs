//! Indexes by which the lists of who must act and the lists of members find what they show without reading the rest.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Tables with the columns of an index each.
const INDEXES: [(&str, &[&str]); 6] = [
    ("role", &["scope_kind", "scope_id", "person_id"]),
    ("role", &["scope_kind", "scope_id", "kind"]),
    ("issue", &["draft_id", "disposition", "due_at"]),
    ("comment", &["state", "draft_id"]),
    ("issue_answer", &["answer", "due_at"]),
    ("draft", &["group_id", "state"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in INDEXES {
            let mut index = Index::create();
            index.name(format!("{table}_by_{}", columns.join("_"))).table(Alias::new(table));
            for column in columns {
                index.col(Alias::new(*column));
            }
            manager.create_index(index).await?;
        }
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
