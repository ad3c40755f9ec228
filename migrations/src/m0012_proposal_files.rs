//! Files and links beside a proposal, and links under which its speakers show it to others.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("proposal_attachment")
            .id()
            .belongs_to("proposal_id", "proposal")
            .may_belong_to("file_id", "file")
            .needs(&[("label", Text), ("url", Text), ("created_at", Instant)])
            .may_have(&[("added_by", Uuid)])
            .create(manager)
            .await?;
        table("share_link")
            .id()
            .belongs_to("proposal_id", "proposal")
            .needs(&[("token_hash", Bytes), ("created_by", Uuid)])
            .needs(&[("created_at", Instant), ("expires_at", Instant)])
            .may_have(&[("revoked_at", Instant)])
            .unique(&["token_hash"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
