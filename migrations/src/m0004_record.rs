//! The event log, the outbox and the jobs that carry it out.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("event")
            .id()
            .needs(&[
                ("at", Instant),
                ("actor_kind", Text),
                ("verb", Text),
                ("subject_kind", Text),
                ("scope_kind", Text),
            ])
            .needs(&[("visibility", Text), ("data", Json), ("personal_hash", Bytes), ("closed_hash", Bytes)])
            .may_have(&[("actor_id", Uuid), ("actor_name", Text), ("on_behalf_of", Uuid), ("subject_id", Uuid)])
            .may_have(&[("scope_id", Uuid), ("personal_salt", Bytes), ("closed_salt", Bytes), ("sealed_in", Uuid)])
            .index(&["scope_kind", "scope_id", "id"])
            .index(&["subject_id"])
            .index(&["actor_id"])
            .index(&["sealed_in"])
            .create(manager)
            .await?;
        table("seal")
            .id()
            .needs(&[("scope_kind", Text), ("number", Long), ("sealed_at", Instant), ("count", Int)])
            .needs(&[("scope_id", Uuid), ("previous_hash", Bytes), ("hash", Bytes)])
            .unique(&["scope_kind", "scope_id", "number"])
            .create(manager)
            .await?;
        table("outbox")
            .id()
            .needs(&[("kind", Text), ("payload", Json), ("idempotency_key", Text), ("created_at", Instant)])
            .may_have(&[("delivered_at", Instant)])
            .unique(&["idempotency_key"])
            .create(manager)
            .await?;
        table("job")
            .id()
            .needs(&[("kind", Text), ("payload", Json), ("run_at", Instant), ("tries", Int), ("created_at", Instant)])
            .needs(&[("state", Text)])
            .may_have(&[("unique_key", Text), ("lease", Uuid), ("leased_until", Instant), ("last_error", Text)])
            .may_have(&[("finished_at", Instant)])
            .unique(&["unique_key"])
            .index(&["state", "run_at"])
            .create(manager)
            .await?;
        table("kept_mail")
            .id()
            .needs(&[("recipient", Text), ("subject", Text), ("message", Bytes), ("created_at", Instant)])
            .create(manager)
            .await?;
        table("idempotent_answer")
            .primary_key(&["account_id", "key"])
            .needs(&[
                ("account_id", Uuid),
                ("key", Text),
                ("route", Text),
                ("body_hash", Bytes),
                ("created_at", Instant),
            ])
            .may_have(&[("status", Int), ("headers", Json), ("body", Bytes)])
            .index(&["created_at"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
