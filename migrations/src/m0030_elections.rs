//! Who stands in elections, and the records of ballots.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("candidacy")
            .id()
            .belongs_to("ballot_id", "ballot")
            .may_belong_to("person_id", "person")
            .needs(&[("name", Text), ("affiliation", Text), ("statement", Text), ("nominated_at", Instant)])
            .may_have(&[("number", Int), ("nominated_by", Uuid), ("accepted_at", Instant), ("declined_at", Instant)])
            .create(manager)
            .await?;
        table("ballot_record")
            .id()
            .belongs_to("ballot_id", "ballot")
            .belongs_to("group_id", "working_group")
            .needs(&[("number", Int), ("content", Text), ("hash", Text), ("previous", Text), ("made_at", Instant)])
            .unique(&["group_id", "number"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
