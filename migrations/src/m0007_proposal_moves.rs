//! How proposals were moved, by whom and why.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("proposal_move")
            .id()
            .belongs_to("proposal_id", "proposal")
            .needs(&[("step", Text), ("state", Text), ("reason", Text), ("at", Instant)])
            .may_belong_to("moved_by", "person")
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
