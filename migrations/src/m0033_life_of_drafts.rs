//! The life of drafts: the lines on which they stand and how they moved, calls with what was said to them, objections,
//! appeals, declared rights and write-ups. Drafts that there are go on in the simple workflow.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        columns(manager).await?;
        lines(manager).await?;
        calls(manager).await?;
        objections(manager).await?;
        table("ipr_declaration")
            .id()
            .belongs_to("draft_id", "draft")
            .belongs_to("person_id", "person")
            .needs(&[("act", Text), ("revision", Int), ("holder", Text), ("reference", Text), ("licence", Text)])
            .needs(&[("text", Text), ("affiliation", Text), ("declared_at", Instant)])
            .may_have(&[("supersedes", Uuid)])
            .create(manager)
            .await?;
        table("write_up")
            .id()
            .belongs_to("draft_id", "draft")
            .needs(&[("number", Int), ("answers", Json), ("is_complete", Flag), ("saved_at", Instant)])
            .may_have(&[("saved_by", Uuid)])
            .unique(&["draft_id", "number"])
            .create(manager)
            .await?;
        table("duty_reminder")
            .primary_key(&["kind", "thing_id", "person_id", "due"])
            .needs(&[("kind", Text), ("thing_id", Uuid), ("person_id", Uuid), ("due", Instant), ("sent_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column, default) in [
        ("working_group", "workflow", "simple"),
        ("draft", "workflow", "simple"),
        ("draft", "tags", ""),
        ("draft", "holder_note", ""),
    ] {
        let mut column = ColumnDef::new(Alias::new(column));
        column.text().not_null().default(default);
        manager.alter_table(Table::alter().table(Alias::new(table)).add_column(column).to_owned()).await?;
    }
    for name in ["state_due", "holder_since", "holder_due"] {
        let mut column = ColumnDef::new(Alias::new(name));
        column.timestamp_with_time_zone().null();
        manager.alter_table(Table::alter().table(Alias::new("draft")).add_column(column).to_owned()).await?;
    }
    for name in ["holder_id", "shepherd_id"] {
        let mut column = ColumnDef::new(Alias::new(name));
        column.uuid().null();
        manager.alter_table(Table::alter().table(Alias::new("draft")).add_column(column).to_owned()).await?;
    }
    Ok(())
}

async fn lines(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    table("draft_line")
        .primary_key(&["draft_id", "line"])
        .belongs_to("draft_id", "draft")
        .needs(&[("line", Text), ("state", Text), ("since", Instant)])
        .may_have(&[("due", Instant)])
        .create(manager)
        .await?;
    table("draft_move")
        .id()
        .belongs_to("draft_id", "draft")
        .needs(&[("number", Int), ("line", Text), ("from_state", Text), ("from_since", Instant), ("to_state", Text)])
        .needs(&[("note", Text), ("revision", Int), ("moved_at", Instant)])
        .may_have(&[("from_due", Instant), ("moved_by", Uuid), ("annuls", Uuid), ("call_id", Uuid)])
        .unique(&["draft_id", "number"])
        .create(manager)
        .await
}

async fn calls(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    table("group_call")
        .id()
        .belongs_to("group_id", "working_group")
        .may_belong_to("draft_id", "draft")
        .may_belong_to("charter_id", "charter")
        .needs(&[("kind", Text), ("line", Text), ("title", Text), ("revision", Int), ("hash", Text)])
        .needs(&[("text", Text), ("zone", Text), ("days", Int), ("renewal", Text), ("disclosures", Json)])
        .needs(&[("opened_at", Instant), ("closes_at", Instant), ("state", Text), ("state_note", Text)])
        .needs(&[("reasons", Text), ("updated_at", Instant)])
        .may_have(&[("opened_by", Uuid), ("closed_at", Instant), ("restarts", Uuid)])
        .may_have(&[("outcome", Text), ("settled_at", Instant), ("settled_by", Uuid), ("appeal_until", Instant)])
        .index(&["state", "closes_at"])
        .create(manager)
        .await?;
    table("call_response")
        .id()
        .belongs_to("call_id", "group_call")
        .belongs_to("person_id", "person")
        .needs(&[("number", Int), ("stance", Text), ("text", Text), ("affiliation", Text), ("is_member", Flag)])
        .needs(&[("said_at", Instant)])
        .unique(&["call_id", "person_id", "number"])
        .create(manager)
        .await
}

async fn objections(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    table("objection")
        .id()
        .belongs_to("group_id", "working_group")
        .belongs_to("call_id", "group_call")
        .belongs_to("person_id", "person")
        .may_belong_to("draft_id", "draft")
        .needs(&[("state", Text), ("state_since", Instant), ("affiliation", Text), ("raised_at", Instant)])
        .may_have(&[("due", Instant)])
        .index(&["group_id", "state"])
        .create(manager)
        .await?;
    table("objection_word")
        .id()
        .belongs_to("objection_id", "objection")
        .needs(&[("number", Int), ("state", Text), ("text", Text), ("said_at", Instant)])
        .may_have(&[("said_by", Uuid)])
        .unique(&["objection_id", "number"])
        .create(manager)
        .await?;
    table("appeal")
        .id()
        .belongs_to("group_id", "working_group")
        .belongs_to("call_id", "group_call")
        .belongs_to("person_id", "person")
        .needs(&[("state", Text), ("text", Text), ("affiliation", Text), ("lodged_at", Instant), ("decision", Text)])
        .may_have(&[("due", Instant), ("decided_at", Instant), ("decided_by", Uuid)])
        .index(&["group_id", "state"])
        .create(manager)
        .await
}
