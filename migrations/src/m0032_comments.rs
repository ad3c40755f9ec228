//! Comments on drafts, what they propose, and the ledger of issues that answers them.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("issue")
            .id()
            .belongs_to("draft_id", "draft")
            .needs(&[
                ("number", Int),
                ("title", Text),
                ("about", Text),
                ("opened_at", Instant),
                ("updated_at", Instant),
            ])
            .needs(&[("holder_since", Instant), ("rationale", Text)])
            .may_have(&[("opened_by", Uuid), ("holder", Uuid), ("due_at", Instant)])
            .may_have(&[("disposition", Text), ("settled_at", Instant), ("settled_by", Uuid), ("settled_on", Int)])
            .may_belong_to("duplicate_of", "issue")
            .unique(&["draft_id", "number"])
            .create(manager)
            .await?;
        table("issue_answer")
            .primary_key(&["issue_id", "person_id"])
            .belongs_to("issue_id", "issue")
            .belongs_to("person_id", "person")
            .needs(&[("asked_at", Instant), ("due_at", Instant), ("words", Text)])
            .may_have(&[("answer", Text), ("answered_at", Instant)])
            .create(manager)
            .await?;
        table("issue_entry")
            .id()
            .belongs_to("issue_id", "issue")
            .needs(&[("what", Text), ("at", Instant), ("data", Json)])
            .may_have(&[("person_id", Uuid)])
            .create(manager)
            .await?;
        table("comment")
            .id()
            .belongs_to("draft_id", "draft")
            .belongs_to("author_id", "person")
            .may_belong_to("parent_id", "comment")
            .may_belong_to("issue_id", "issue")
            .needs(&[("revision", Int), ("anchor", Json), ("body", Text), ("state", Text), ("affiliation", Text)])
            .needs(&[("made_at", Instant), ("updated_at", Instant), ("reason", Text)])
            .may_have(&[("published_at", Instant), ("edited_at", Instant), ("moved_at", Instant), ("moved_by", Uuid)])
            .index(&["draft_id", "made_at"])
            .index(&["author_id", "made_at"])
            .create(manager)
            .await?;
        table("comment_version")
            .id()
            .belongs_to("comment_id", "comment")
            .needs(&[("body", Text), ("until", Instant)])
            .create(manager)
            .await?;
        table("suggestion")
            .primary_key(&["comment_id"])
            .belongs_to("comment_id", "comment")
            .needs(&[("first_line", Int), ("last_line", Int), ("replaced", Text), ("replacement", Text)])
            .may_have(&[("applied_at", Instant), ("applied_by", Uuid), ("applied_save", Int)])
            .create(manager)
            .await?;
        table("comment_rule")
            .primary_key(&["group_id"])
            .belongs_to("group_id", "working_group")
            .needs(&[("moderation", Text), ("set_at", Instant)])
            .may_have(&[("set_by", Uuid)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
