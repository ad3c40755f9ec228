//! Who reviews what, what they wrote, and how they discuss it.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("assignment")
            .primary_key(&["proposal_id", "person_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .needs(&[("assigned_at", Instant), ("reason", Text)])
            .may_have(&[("declined_at", Instant)])
            .may_belong_to("assigned_by", "person")
            .create(manager)
            .await?;
        table("proposal_review")
            .id()
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .needs(&[("scores", Json), ("abstains", Flag), ("for_committee", Text), ("for_speakers", Text)])
            .needs(&[("created_at", Instant), ("updated_at", Instant)])
            .may_have(&[("submitted_at", Instant)])
            .may_belong_to("read_by", "person")
            .unique(&["proposal_id", "person_id"])
            .create(manager)
            .await?;
        table("review_message")
            .id()
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .needs(&[("text", Text), ("at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
