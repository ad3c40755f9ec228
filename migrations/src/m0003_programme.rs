//! Sessions and the releases in which the public sees them.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("session")
            .id()
            .belongs_to("conference_id", "conference")
            .needs(&[("code", Text), ("title", Text), ("created_at", Instant)])
            .unique(&["conference_id", "code"])
            .create(manager)
            .await?;
        table("release")
            .id()
            .belongs_to("conference_id", "conference")
            .needs(&[("number", Int), ("version", Text), ("comment", Text), ("released_at", Instant)])
            .needs(&[("content", Bytes), ("content_hash", Text), ("diff", Json), ("notices", Json), ("counts", Json)])
            .may_have(&[("released_by", Uuid)])
            .unique(&["conference_id", "number"])
            .create(manager)
            .await?;
        table("favourite")
            .primary_key(&["person_id", "session_id"])
            .belongs_to("person_id", "person")
            .belongs_to("session_id", "session")
            .needs(&[("created_at", Instant)])
            .create(manager)
            .await?;
        table("agenda_link")
            .id()
            .belongs_to("person_id", "person")
            .belongs_to("conference_id", "conference")
            .needs(&[("token_hash", Bytes), ("created_at", Instant)])
            .may_have(&[("used_at", Instant)])
            .unique(&["person_id", "conference_id"])
            .unique(&["token_hash"])
            .create(manager)
            .await?;
        crate::search::create(manager).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
