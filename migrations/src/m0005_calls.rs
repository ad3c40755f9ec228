//! Calls for papers.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("call")
            .id()
            .belongs_to("conference_id", "conference")
            .needs(&[("slug", Text), ("title", Text), ("text", Text), ("languages", Text)])
            .needs(&[("opens", Instant), ("closes", Instant), ("grace_minutes", Int), ("most_co_speakers", Int)])
            .needs(&[("offers", Json), ("created_at", Instant), ("updated_at", Instant)])
            .may_have(&[("most_per_speaker", Int), ("shown_at", Instant)])
            .unique(&["conference_id", "slug"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
