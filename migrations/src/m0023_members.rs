//! Who belongs to groups, as what and for whom; who asks to; and which policies they accepted.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("membership")
            .id()
            .belongs_to("group_id", "working_group")
            .belongs_to("person_id", "person")
            .needs(&[("category", Text), ("weight", Int), ("joined_on", Date)])
            .needs(&[("created_at", Instant), ("updated_at", Instant)])
            .may_belong_to("organisation_id", "organisation")
            .may_have(&[("rank", Int), ("left_on", Date), ("ended_at", Instant), ("ended_by", Uuid)])
            .index(&["group_id", "person_id"])
            .create(manager)
            .await?;
        table("join_request")
            .id()
            .belongs_to("group_id", "working_group")
            .belongs_to("person_id", "person")
            .needs(&[("role", Text), ("words", Text), ("category", Text), ("asked_at", Instant), ("reply", Text)])
            .may_belong_to("organisation_id", "organisation")
            .may_have(&[("answer", Text), ("answered_at", Instant), ("answered_by", Uuid)])
            .create(manager)
            .await?;
        table("group_policy")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("kind", Text), ("title", Text), ("text", Text), ("hash", Text)])
            .needs(&[("from_date", Date), ("added_at", Instant)])
            .may_have(&[("added_by", Uuid)])
            .create(manager)
            .await?;
        table("policy_acceptance")
            .id()
            .belongs_to("policy_id", "group_policy")
            .belongs_to("person_id", "person")
            .needs(&[("occasion", Text), ("affiliation", Text), ("accepted_at", Instant)])
            .unique(&["policy_id", "person_id"])
            .create(manager)
            .await?;
        table("related_organisation")
            .primary_key(&["group_id", "organisation_id"])
            .belongs_to("group_id", "working_group")
            .belongs_to("organisation_id", "organisation")
            .belongs_to("principal_id", "organisation")
            .needs(&[("related_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
