//! Meetings that are announced: when and where, what they are about, what they leave behind, and recordings.

use sea_orm_migration::prelude::*;

use crate::table::{Kind, Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("meeting_series")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("rule", Json), ("details", Json), ("made_until", Date), ("created_at", Instant)])
            .may_have(&[("created_by", Uuid), ("ended_at", Instant)])
            .create(manager)
            .await?;
        meeting(manager).await?;
        beside(manager).await?;
        minutes(manager).await?;
        recordings(manager).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Meetings that were only recorded have no time, and stay what only members know of.
async fn meeting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let may_have: &[(&str, Kind)] = &[
        ("starts_at", Instant),
        ("ends_at", Instant),
        ("zone", Text),
        ("series_id", Uuid),
        ("series_day", Date),
        ("announced_at", Instant),
        ("agenda_at", Instant),
        ("participation_at", Instant),
        ("actions_at", Instant),
        ("minutes_at", Instant),
        ("approved_at", Instant),
        ("approved_by", Uuid),
        ("updated_at", Instant),
    ];
    let empty: &[&str] = &["place", "link", "about", "state_note", "conference", "session"];
    let words: &[(&str, &str)] = &[
        ("link_for", "members"),
        ("visibility", "team"),
        ("state", "planned"),
        ("notice", "none"),
        ("minutes_state", "writing"),
    ];
    for (name, kind) in may_have {
        add(manager, kind.column(name).null().to_owned()).await?;
    }
    for (name, word) in empty.iter().map(|name| (*name, "")).chain(words.iter().copied()) {
        add(manager, Text.column(name).not_null().default(word).to_owned()).await?;
    }
    add(manager, Int.column("sequence").not_null().default(0).to_owned()).await?;
    let by_time = Index::create()
        .name("meeting_by_group_id_on_date")
        .table(Alias::new("meeting"))
        .col(Alias::new("group_id"))
        .col(Alias::new("on_date"))
        .to_owned();
    manager.create_index(by_time).await
}

async fn add(manager: &SchemaManager<'_>, mut column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(Alias::new("meeting")).add_column(&mut column).to_owned()).await
}

/// Agenda, documents and shows of hands.
async fn beside(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    table("agenda_item")
        .id()
        .belongs_to("meeting_id", "meeting")
        .needs(&[("position", Int), ("title", Text), ("presenter", Text), ("text", Text)])
        // Ballots come in a later migration.
        .may_have(&[("minutes", Int), ("ballot_id", Uuid)])
        .may_belong_to("draft_id", "draft")
        .create(manager)
        .await?;
    table("meeting_material")
        .id()
        .belongs_to("meeting_id", "meeting")
        .may_belong_to("file_id", "file")
        .needs(&[("label", Text), ("url", Text), ("added_at", Instant)])
        .may_have(&[("added_by", Uuid)])
        .create(manager)
        .await?;
    table("show_of_hands")
        .id()
        .belongs_to("meeting_id", "meeting")
        .needs(&[("question", Text), ("options", Json), ("opened_at", Instant)])
        .may_have(&[("opened_by", Uuid), ("closed_at", Instant), ("counts", Json)])
        .create(manager)
        .await?;
    table("hand")
        .primary_key(&["hands_id", "person_id"])
        .belongs_to("hands_id", "show_of_hands")
        .belongs_to("person_id", "person")
        .needs(&[("choice", Int), ("raised_at", Instant)])
        .create(manager)
        .await
}

/// The text of minutes with the states that others may have written from, and what stands in them besides.
async fn minutes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    table("minutes_save")
        .primary_key(&["meeting_id", "number"])
        .belongs_to("meeting_id", "meeting")
        .needs(&[("number", Int), ("text", Text), ("saved_at", Instant)])
        .may_have(&[("saved_by", Uuid)])
        .create(manager)
        .await?;
    table("minutes_entry")
        .id()
        .belongs_to("meeting_id", "meeting")
        .needs(&[("kind", Text), ("text", Text), ("rationale", Text), ("state", Text), ("state_note", Text)])
        .needs(&[("created_at", Instant)])
        .may_belong_to("holder_id", "person")
        .may_have(&[("due", Date), ("created_by", Uuid), ("settled_at", Instant), ("settled_by", Uuid)])
        .create(manager)
        .await
}

/// What those present were asked, who said no, and what may be shown therefore.
async fn recordings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    table("recording_consent")
        .primary_key(&["meeting_id"])
        .belongs_to("meeting_id", "meeting")
        .needs(&[("access", Text), ("purpose", Text), ("until_date", Date), ("asked_at", Instant)])
        .may_have(&[("asked_by", Uuid), ("refused_at", Instant)])
        .create(manager)
        .await?;
    table("recording")
        .id()
        .belongs_to("meeting_id", "meeting")
        .needs(&[("kind", Text), ("label", Text), ("url", Text), ("added_at", Instant)])
        .may_have(&[("added_by", Uuid)])
        .create(manager)
        .await
}
