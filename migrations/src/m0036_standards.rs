//! Published standards: their numbers, what they are made of, and what they do to earlier ones.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One row: the last number that was given away. It only grows, so no number comes back.
        table("standard_series")
            .primary_key(&["id"])
            .needs(&[("id", Int), ("last_number", Int)])
            .create(manager)
            .await?;
        let first = "INSERT INTO standard_series (id, last_number) VALUES (1, 0)";
        manager.get_connection().execute_unprepared(first).await?;
        table("standard")
            .id()
            .needs(&[("number", Int), ("title", Text), ("summary", Text), ("hash", Text), ("published_at", Instant)])
            .belongs_to("group_id", "working_group")
            .belongs_to("draft_id", "draft")
            .belongs_to("revision_id", "draft_revision")
            .may_belong_to("published_by", "person")
            .unique(&["number"])
            .create(manager)
            .await?;
        table("standard_relation")
            .primary_key(&["standard_id", "target_id"])
            .belongs_to("standard_id", "standard")
            .belongs_to("target_id", "standard")
            .needs(&[("kind", Text)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
