//! The rules for ballots that groups have put together.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("ballot_rule")
            .id()
            .belongs_to("group_id", "working_group")
            .needs(&[("name", Text), ("rule", Json), ("added_at", Instant)])
            .may_have(&[("added_by", Uuid), ("retired_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
