//! What settles a tie that was left to chance, and options that need more than a plain majority.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["draw_numbers", "casting"] {
            let mut column = ColumnDef::new(Alias::new(column));
            column.json_binary().null();
            manager.alter_table(Table::alter().table(Alias::new("ballot")).add_column(column).to_owned()).await?;
        }
        let mut majority = ColumnDef::new(Alias::new("majority"));
        majority.text().null();
        manager.alter_table(Table::alter().table(Alias::new("candidacy")).add_column(majority).to_owned()).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
