//! Ecosystems and conferences, and what a conference is made of.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("ecosystem")
            .id()
            .needs(&[("slug", Text), ("name", Text), ("purpose", Text), ("vendor_partner", Text), ("theme", Text)])
            .needs(&[("created_at", Instant), ("updated_at", Instant)])
            .unique(&["slug"])
            .create(manager)
            .await?;
        table("conference")
            .id()
            .may_belong_to("ecosystem_id", "ecosystem")
            .needs(&[("slug", Text), ("acronym", Text), ("title", Text), ("subtitle", Text), ("description", Text)])
            .needs(&[("start_date", Date), ("end_date", Date), ("zone", Text), ("venue", Text), ("city", Text)])
            .needs(&[("languages", Text), ("theme", Text), ("visibility", Text), ("timeslot_minutes", Int)])
            .needs(&[("day_change_minutes", Int), ("created_at", Instant), ("updated_at", Instant)])
            .unique(&["slug"])
            .unique(&["acronym"])
            .create(manager)
            .await?;
        table("slug_claim")
            .primary_key(&["kind", "slug"])
            .needs(&[("kind", Text), ("slug", Text), ("target_id", Uuid), ("claimed_at", Instant)])
            .create(manager)
            .await?;
        table("room")
            .id()
            .belongs_to("conference_id", "conference")
            .needs(&[("name", Text), ("position", Int)])
            .may_have(&[("capacity", Int)])
            .unique(&["conference_id", "name"])
            .create(manager)
            .await?;
        table("track")
            .id()
            .belongs_to("conference_id", "conference")
            .needs(&[("name", Text), ("slug", Text), ("position", Int), ("colour", Int)])
            .unique(&["conference_id", "slug"])
            .create(manager)
            .await?;
        table("session_type")
            .id()
            .belongs_to("conference_id", "conference")
            .needs(&[("name", Text), ("position", Int), ("minutes", Int)])
            .unique(&["conference_id", "name"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
