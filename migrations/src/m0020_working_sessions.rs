//! The sessions of a working plan: what is to be in the next release of a programme.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("working_session")
            .id()
            .belongs_to("conference_id", "conference")
            .needs(&[("source", Text), ("guid", Text), ("title", Text), ("minutes", Int), ("made_at", Instant)])
            .may_belong_to("proposal_id", "proposal")
            .may_belong_to("session_type_id", "session_type")
            .may_belong_to("track_id", "track")
            .may_have(&[("taken_off_at", Instant)])
            .unique(&["conference_id", "source", "guid"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
