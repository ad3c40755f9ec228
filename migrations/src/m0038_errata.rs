//! Errors that readers found in published standards, and what became of each report.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("erratum")
            .id()
            .belongs_to("standard_id", "standard")
            .belongs_to("reporter_id", "person")
            .needs(&[("number", Int), ("kind", Text), ("place", Text), ("title", Text)])
            .needs(&[("original", Text), ("corrected", Text), ("reason", Text), ("affiliation", Text)])
            .needs(&[("state", Text), ("note", Text), ("reported_at", Instant), ("updated_at", Instant)])
            .needs(&[("state_since", Instant)])
            .may_have(&[("settled_at", Instant)])
            .may_belong_to("settled_by", "person")
            .unique(&["standard_id", "number"])
            .index(&["standard_id", "state"])
            .index(&["reporter_id", "reported_at"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
