//! Standards that were withdrawn: they stay readable under their numbers and are in force no more.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("standard_withdrawal")
            .primary_key(&["standard_id"])
            .belongs_to("standard_id", "standard")
            .needs(&[("reason", Text), ("withdrawn_at", Instant)])
            .may_belong_to("withdrawn_by", "person")
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
