//! How letters to speakers are worded, those that were written, and what is told together.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("letter_wording")
            .belongs_to("conference_id", "conference")
            .needs(&[("kind", Text), ("language", Text), ("subject", Text), ("body", Text), ("updated_at", Instant)])
            .primary_key(&["conference_id", "kind", "language"])
            .create(manager)
            .await?;
        table("announcement")
            .id()
            .belongs_to("call_id", "call")
            .needs(&[("decided", Json), ("confirm_by", Instant), ("prepared_at", Instant)])
            .may_belong_to("prepared_by", "person")
            .may_belong_to("sent_by", "person")
            .may_have(&[("sent_at", Instant)])
            .create(manager)
            .await?;
        table("letter")
            .id()
            .belongs_to("call_id", "call")
            .belongs_to("person_id", "person")
            .needs(&[
                ("proposals", Json),
                ("language", Text),
                ("path", Text),
                ("asks", Flag),
                ("subject", Text),
                ("body", Text),
            ])
            .needs(&[("written_subject", Text), ("written_body", Text), ("is_stale", Flag), ("written_at", Instant)])
            .may_belong_to("announcement_id", "announcement")
            .may_have(&[("outbox_id", Uuid), ("sent_at", Instant)])
            .unique(&["announcement_id", "person_id"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
