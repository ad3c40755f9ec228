//! Appeals against rulings on what was said in a ballot.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("ruling_appeal")
            .id()
            .belongs_to("group_id", "working_group")
            .belongs_to("ballot_id", "ballot")
            .belongs_to("position_id", "ballot_position")
            .belongs_to("person_id", "person")
            .needs(&[
                ("state", Text),
                ("text", Text),
                ("affiliation", Text),
                ("lodged_at", Instant),
                ("decision", Text),
            ])
            .may_have(&[("due", Instant), ("decided_at", Instant)])
            .may_belong_to("decided_by", "person")
            .index(&["ballot_id", "state"])
            .index(&["group_id", "state"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
