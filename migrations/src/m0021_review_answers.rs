//! What reviewers answer in their reviews.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("review_answer")
            .primary_key(&["review_id", "question_id"])
            .belongs_to("review_id", "proposal_review")
            .belongs_to("question_id", "question")
            .needs(&[("answer", Json), ("asked", Text), ("words", Text), ("answered_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
