//! Invitations to speak along, the order of speakers, and people whom others entered and who claim themselves later.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut position = ColumnDef::new(Alias::new("position"));
        position.integer().not_null().default(0);
        let speakers = Table::alter().table(Alias::new("proposal_speaker")).add_column(position).to_owned();
        manager.alter_table(speakers).await?;
        table("speaker_invitation")
            .id()
            .belongs_to("proposal_id", "proposal")
            .needs(&[("address", Text), ("token_hash", Bytes), ("invited_by", Uuid)])
            .needs(&[("created_at", Instant), ("expires_at", Instant)])
            .may_have(&[("answer", Text), ("answered_at", Instant), ("answered_by", Uuid)])
            .unique(&["token_hash"])
            .index(&["invited_by"])
            .create(manager)
            .await?;
        table("held_address")
            .id()
            .belongs_to("person_id", "person")
            .needs(&[("address", Text), ("canonical", Text), ("created_at", Instant)])
            .unique(&["person_id"])
            .index(&["canonical"])
            .create(manager)
            .await?;
        table("person_claim")
            .id()
            .belongs_to("person_id", "person")
            .needs(&[("token_hash", Bytes), ("proposal_id", Uuid)])
            .needs(&[("created_at", Instant), ("expires_at", Instant)])
            .may_have(&[("sent_by", Uuid), ("used_at", Instant), ("used_by", Uuid)])
            .unique(&["token_hash"])
            .create(manager)
            .await?;
        table("person_merge")
            .id()
            .belongs_to("from_id", "person")
            .belongs_to("into_id", "person")
            .needs(&[("moved", Json), ("merged_at", Instant)])
            .may_have(&[("merged_by", Uuid), ("undone_at", Instant), ("undone_by", Uuid)])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
