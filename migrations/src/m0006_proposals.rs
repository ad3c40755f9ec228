//! Proposals and who speaks in them.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("proposal")
            .id()
            .belongs_to("call_id", "call")
            .may_belong_to("session_type_id", "session_type")
            .may_belong_to("track_id", "track")
            .needs(&[("state", Text), ("title", Text), ("summary", Text), ("description", Text), ("notes", Text)])
            .needs(&[("language", Text), ("created_at", Instant), ("updated_at", Instant)])
            .may_have(&[("submitted_at", Instant)])
            .index(&["call_id", "state"])
            .create(manager)
            .await?;
        table("proposal_speaker")
            .primary_key(&["proposal_id", "person_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .needs(&[("role", Text), ("joined_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
