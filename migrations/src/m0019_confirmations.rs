//! What speakers of accepted proposals answered, what they need, and what they volunteer about themselves.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("speaker_reply")
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .primary_key(&["proposal_id", "person_id"])
            .needs(&[("reply", Text), ("availability", Text), ("replied_at", Instant)])
            .may_have(&[("recording", Flag), ("agreed_at", Instant)])
            .create(manager)
            .await?;
        table("speaker_need")
            .belongs_to("conference_id", "conference")
            .belongs_to("person_id", "person")
            .primary_key(&["conference_id", "person_id"])
            .needs(&[("travel", Text), ("visa", Text), ("access", Text), ("forget_on", Date)])
            .create(manager)
            .await?;
        table("volunteered")
            .belongs_to("conference_id", "conference")
            .belongs_to("person_id", "person")
            .needs(&[("question", Text), ("answer", Text), ("forget_on", Date)])
            .primary_key(&["conference_id", "person_id", "question"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
