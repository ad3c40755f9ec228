//! Who seconds nominations, terms of office, and ballots on revisions of drafts.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("candidacy_second")
            .primary_key(&["candidacy_id", "person_id"])
            .belongs_to("candidacy_id", "candidacy")
            .belongs_to("person_id", "person")
            .needs(&[("seconded_at", Instant)])
            .create(manager)
            .await?;
        table("office_term")
            .id()
            .belongs_to("group_id", "working_group")
            .belongs_to("ballot_id", "ballot")
            .needs(&[("place", Int), ("kind", Text), ("title", Text)])
            .needs(&[("from_date", Date), ("ends_date", Date), ("installed_at", Instant)])
            .may_belong_to("person_id", "person")
            .may_have(&[("role_id", Uuid), ("fills_id", Uuid)])
            .unique(&["ballot_id", "place"])
            .create(manager)
            .await?;
        let mut seconds = ColumnDef::new(Alias::new("seconds"));
        seconds.integer().not_null().default(0);
        let mut follows = ColumnDef::new(Alias::new("follows_id"));
        follows.uuid().null();
        let mut scope = ColumnDef::new(Alias::new("scope"));
        scope.json_binary().null();
        let mut voided = ColumnDef::new(Alias::new("voided"));
        voided.text().null();
        for mut column in [seconds, follows, scope, voided] {
            manager.alter_table(Table::alter().table(Alias::new("ballot")).add_column(&mut column).to_owned()).await?;
        }
        let mut carried = ColumnDef::new(Alias::new("carried"));
        carried.boolean().not_null().default(false);
        let positions = Table::alter().table(Alias::new("ballot_position")).add_column(carried).to_owned();
        manager.alter_table(positions).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
