//! Ballots: who may vote, who casts for whom, and what was said.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("ballot")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("title", Text), ("question", Text), ("consequence", Text), ("terms", Json), ("rule_name", Text)])
            .needs(&[("subject_kind", Text), ("subject_title", Text), ("subject_text", Text), ("subject_hash", Text)])
            .needs(&[("hours", Int), ("feeds_standing", Flag), ("state", Text), ("state_note", Text)])
            .needs(&[("state_since", Instant), ("secret", Bytes), ("times_extended", Int), ("times_deferred", Int)])
            .needs(&[("created_at", Instant), ("updated_at", Instant)])
            // What is voted on where it is kept elsewhere: no key, because it may be of several kinds.
            .may_have(&[("subject_id", Uuid), ("created_by", Uuid), ("opened_at", Instant), ("closes_at", Instant)])
            .may_have(&[("closed_at", Instant), ("reminded_at", Instant), ("outcome", Text)])
            .index(&["state", "closes_at"])
            .create(manager)
            .await?;
        // A voter is a person or an organisation: one column, no key.
        table("ballot_voter")
            .primary_key(&["ballot_id", "voter_id"])
            .belongs_to("ballot_id", "ballot")
            .needs(&[("voter_id", Uuid), ("kind", Text), ("weight", Int), ("category", Text), ("because", Json)])
            .needs(&[("present", Flag), ("voted", Flag)])
            .may_have(&[("slip_id", Uuid), ("struck_at", Instant)])
            .create(manager)
            .await?;
        table("ballot_caster")
            .primary_key(&["ballot_id", "voter_id", "person_id"])
            .belongs_to("ballot_id", "ballot")
            .belongs_to("person_id", "person")
            .needs(&[("voter_id", Uuid), ("cast_as", Text)])
            .create(manager)
            .await?;
        table("ballot_position")
            .id()
            .belongs_to("ballot_id", "ballot")
            .belongs_to("cast_by", "person")
            .needs(&[("voter_id", Uuid), ("number", Int), ("choice", Text), ("text", Text), ("cast_as", Text)])
            .needs(&[("affiliation", Text), ("cast_at", Instant), ("ruling", Text), ("resolution", Text)])
            .may_have(&[
                ("discounted_at", Instant),
                ("ruled_by", Uuid),
                ("resolved_at", Instant),
                ("resolved_by", Uuid),
            ])
            .unique(&["ballot_id", "voter_id", "number"])
            .create(manager)
            .await?;
        table("ballot_slip")
            .id()
            .belongs_to("ballot_id", "ballot")
            .needs(&[("choice", Text), ("text", Text), ("weight", Int), ("category", Text)])
            .create(manager)
            .await?;
        table("ballot_proxy")
            .id()
            .belongs_to("ballot_id", "ballot")
            .belongs_to("holder_id", "person")
            .needs(&[("voter_id", Uuid), ("given_at", Instant)])
            .may_have(&[("given_by", Uuid), ("withdrawn_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
