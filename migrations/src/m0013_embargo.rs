//! Embargoes with who reads until they end, and marks of duplicates.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("embargo")
            .primary_key(&["proposal_id"])
            .belongs_to("proposal_id", "proposal")
            .needs(&[("until", Instant), ("stand_in_title", Text), ("stand_in_summary", Text), ("vendor", Text)])
            .needs(&[("updated_at", Instant)])
            .may_have(&[("set_by", Uuid), ("lifted_at", Instant), ("lifted_by", Uuid)])
            .create(manager)
            .await?;
        table("embargo_reader")
            .primary_key(&["proposal_id", "person_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("person_id", "person")
            .needs(&[("named_at", Instant)])
            .may_have(&[("named_by", Uuid)])
            .create(manager)
            .await?;
        table("proposal_duplicate")
            .primary_key(&["proposal_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("original_id", "proposal")
            .needs(&[("marked_at", Instant)])
            .may_have(&[("marked_by", Uuid)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
