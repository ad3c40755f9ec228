//! Drafts of groups: who writes them, what is being written, and their revisions.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("draft")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("name", Text), ("title", Text), ("summary", Text), ("state", Text), ("state_since", Instant)])
            .needs(&[("audience", Text), ("created_at", Instant), ("updated_at", Instant)])
            .may_have(&[("repository", Text), ("embargo_until", Instant), ("created_by", Uuid)])
            .unique(&["group_id", "name"])
            .create(manager)
            .await?;
        table("draft_person")
            .primary_key(&["draft_id", "person_id"])
            .belongs_to("draft_id", "draft")
            .belongs_to("person_id", "person")
            .needs(&[("part", Text), ("named_at", Instant)])
            .create(manager)
            .await?;
        table("draft_save")
            .id()
            .belongs_to("draft_id", "draft")
            .needs(&[("kind", Text), ("number", Int), ("text", Text), ("made_from", Int), ("revision", Int)])
            .needs(&[("saved_at", Instant)])
            .may_have(&[("saved_by", Uuid), ("tab", Text)])
            .index(&["draft_id", "kind", "number"])
            .create(manager)
            .await?;
        table("draft_revision")
            .id()
            .belongs_to("draft_id", "draft")
            .needs(&[("number", Int), ("hash", Text), ("source", Text), ("title", Text), ("note", Text)])
            .needs(&[("bytes", Long), ("requirements", Int), ("summary", Json), ("affiliation", Text)])
            .needs(&[("posted_at", Instant)])
            .may_have(&[("posted_by", Uuid), ("repository", Text), ("commit_hash", Text)])
            .may_have(&[("class", Text), ("class_at", Instant), ("class_by", Uuid)])
            .unique(&["draft_id", "number"])
            .create(manager)
            .await?;
        // Beside the row, so that lists of revisions read no texts.
        table("draft_text")
            .primary_key(&["revision_id"])
            .belongs_to("revision_id", "draft_revision")
            .needs(&[("text", Text), ("outline", Json), ("identities", Json)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
