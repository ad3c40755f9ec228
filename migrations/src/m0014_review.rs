//! How the proposals of a call are reviewed, and what its chairs say of each before.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("review")
            .primary_key(&["call_id"])
            .belongs_to("call_id", "call")
            .needs(&[("anonymity", Text), ("summary", Text), ("wanted", Int), ("guidance", Text)])
            .needs(&[("phases", Json), ("categories", Json), ("topics", Json), ("updated_at", Instant)])
            .may_belong_to("deputy_id", "person")
            .create(manager)
            .await?;
        table("review_copy")
            .primary_key(&["proposal_id"])
            .belongs_to("proposal_id", "proposal")
            .needs(&[("topics", Json), ("targets", Json), ("updated_at", Instant)])
            .may_have(&[("title", Text), ("summary", Text), ("description", Text)])
            .may_belong_to("deputy_id", "person")
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
