//! Codes that let somebody in where a call alone does not, and the proposals that came with them.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("access_code")
            .id()
            .belongs_to("call_id", "call")
            .needs(&[("code", Text), ("note", Text), ("valid_until", Instant), ("uses", Int), ("used", Int)])
            .needs(&[("opens", Json), ("created_at", Instant)])
            .may_have(&[("revoked_at", Instant)])
            .unique(&["code"])
            .create(manager)
            .await?;
        table("proposal_code")
            .primary_key(&["proposal_id"])
            .belongs_to("proposal_id", "proposal")
            .belongs_to("code_id", "access_code")
            .may_have(&[("redeemed_at", Instant)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
