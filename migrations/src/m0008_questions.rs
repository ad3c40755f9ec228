//! Questions of calls, and what was answered.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("question")
            .id()
            .belongs_to("call_id", "call")
            .needs(&[("target", Text), ("position", Int), ("asked", Json)])
            .needs(&[("created_at", Instant), ("updated_at", Instant)])
            .may_have(&[("removed_at", Instant)])
            .create(manager)
            .await?;
        table("proposal_answer")
            .primary_key(&["proposal_id", "question_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("question_id", "question")
            .needs(&[("answer", Json), ("asked", Text), ("words", Text), ("answered_at", Instant)])
            .may_belong_to("file_id", "file")
            .create(manager)
            .await?;
        table("speaker_answer")
            .primary_key(&["person_id", "question_id"])
            .belongs_to("person_id", "person")
            .belongs_to("question_id", "question")
            .needs(&[("answer", Json), ("asked", Text), ("words", Text), ("answered_at", Instant)])
            .may_belong_to("file_id", "file")
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
