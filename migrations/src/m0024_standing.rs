//! What voting rights are derived from: rules by date, leaves, declarations, meetings and who was there.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("voting_rule")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("preset", Text), ("versions", Json), ("from_date", Date), ("set_at", Instant)])
            .may_have(&[("set_by", Uuid)])
            .create(manager)
            .await?;
        table("leave_of_absence")
            .id()
            .belongs_to("group_id", "working_group")
            .belongs_to("person_id", "person")
            .needs(&[("from_date", Date), ("reason", Text), ("approved_at", Instant)])
            .may_have(&[("until_date", Date), ("approved_by", Uuid)])
            .create(manager)
            .await?;
        table("standing_declaration")
            .primary_key(&["group_id", "person_id", "on_date"])
            .belongs_to("group_id", "working_group")
            .belongs_to("person_id", "person")
            .needs(&[("on_date", Date), ("declared_at", Instant)])
            .create(manager)
            .await?;
        table("meeting")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("title", Text), ("kind", Text), ("on_date", Date), ("recorded_at", Instant)])
            .may_have(&[("recorded_by", Uuid)])
            .create(manager)
            .await?;
        table("attendance")
            .primary_key(&["meeting_id", "person_id"])
            .belongs_to("meeting_id", "meeting")
            .belongs_to("person_id", "person")
            .needs(&[("attendance", Text), ("affiliation", Text), ("noted_at", Instant)])
            .may_have(&[("noted_by", Uuid)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
