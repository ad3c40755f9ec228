//! Ballots at sessions of programmes, and the way from a ballot to the agendas on which it stands.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["conference", "session"] {
            let mut column = ColumnDef::new(Alias::new(column));
            column.text().not_null().default("");
            manager.alter_table(Table::alter().table(Alias::new("ballot")).add_column(column).to_owned()).await?;
        }
        let sessions = Index::create()
            .name("ballot_conference_session")
            .table(Alias::new("ballot"))
            .col(Alias::new("conference"))
            .col(Alias::new("session"))
            .to_owned();
        manager.create_index(sessions).await?;
        let agendas = Index::create()
            .name("agenda_item_ballot_id")
            .table(Alias::new("agenda_item"))
            .col(Alias::new("ballot_id"))
            .to_owned();
        manager.create_index(agendas).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
