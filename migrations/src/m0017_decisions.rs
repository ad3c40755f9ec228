//! What is planned for proposals, what was told of it, how many are wanted, and who decides in a chair's place.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("decision")
            .belongs_to("proposal_id", "proposal")
            .primary_key(&["proposal_id"])
            .belongs_to("call_id", "call")
            .needs(&[("note", Text)])
            .may_belong_to("session_type_id", "session_type")
            .may_belong_to("track_id", "track")
            .may_belong_to("planned_by", "person")
            .may_have(&[("pending", Text), ("minutes", Int), ("planned_at", Instant)])
            .may_have(&[("released_at", Instant), ("confirm_by", Instant), ("reminded_at", Instant)])
            .create(manager)
            .await?;
        table("quota")
            .belongs_to("call_id", "call")
            .needs(&[("subject_kind", Text), ("subject_id", Uuid), ("wanted", Int)])
            .primary_key(&["call_id", "subject_kind", "subject_id"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
