//! The secret address of somebody's own calendar of groups.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("calendar_link")
            .primary_key(&["account_id"])
            .belongs_to("account_id", "account")
            .needs(&[("token_hash", Bytes), ("created_at", Instant)])
            .unique(&["token_hash"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
