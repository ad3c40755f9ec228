//! Groups, what they plan, and their charters with every version.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("working_group")
            .id()
            .may_belong_to("ecosystem_id", "ecosystem")
            .may_belong_to("parent_id", "working_group")
            .needs(&[("slug", Text), ("kind", Text), ("state", Text), ("state_note", Text), ("state_since", Instant)])
            .needs(&[("name", Text), ("purpose", Text), ("description", Text), ("first_steps", Text)])
            .needs(&[("joining", Text), ("visibility", Text), ("member_list", Text), ("seats", Text)])
            .needs(&[("categories", Json), ("links", Json), ("created_at", Instant), ("updated_at", Instant)])
            .may_have(&[("proposed_by", Uuid), ("approved_at", Instant)])
            .unique(&["slug"])
            .create(manager)
            .await?;
        table("milestone")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("title", Text), ("state", Text), ("created_at", Instant), ("updated_at", Instant)])
            .may_have(&[("due", Date), ("settled_on", Date)])
            .create(manager)
            .await?;
        table("charter")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("number", Int), ("text", Text), ("hash", Text), ("note", Text), ("posted_at", Instant)])
            .may_have(&[("posted_by", Uuid)])
            .unique(&["group_id", "number"])
            .create(manager)
            .await?;
        table("charter_adoption")
            .id()
            .belongs_to("group_id", "working_group")
            .belongs_to("charter_id", "charter")
            .needs(&[("hash", Text), ("note", Text), ("adopted_at", Instant)])
            .may_have(&[("adopted_by", Uuid)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
