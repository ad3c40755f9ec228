//! Who reviews: loads, subjects, wishes, and conflicts of interest.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("reviewer")
            .primary_key(&["call_id", "person_id"])
            .belongs_to("call_id", "call")
            .belongs_to("person_id", "person")
            .needs(&[("most", Int), ("interests", Json), ("joined_at", Instant), ("updated_at", Instant)])
            .may_have(&[("left_at", Instant), ("reminded_at", Instant)])
            .create(manager)
            .await?;
        table("reviewer_invitation")
            .primary_key(&["invitation_id"])
            .belongs_to("invitation_id", "invitation")
            .belongs_to("call_id", "call")
            .needs(&[("most", Int)])
            .create(manager)
            .await?;
        table("declaration")
            .id()
            .belongs_to("person_id", "person")
            .needs(&[("kind", Text), ("name", Text), ("canonical", Text), ("tie", Text), ("created_at", Instant)])
            .unique(&["person_id", "kind", "canonical"])
            .create(manager)
            .await?;
        table("pinned_conflict")
            .primary_key(&["proposal_id", "person_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .needs(&[("tie", Text), ("pinned_at", Instant)])
            .may_belong_to("pinned_by", "person")
            .create(manager)
            .await?;
        table("bid")
            .primary_key(&["proposal_id", "person_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .needs(&[("bid", Text), ("updated_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
