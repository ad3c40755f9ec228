//! An index by which the issues are found that somebody is named for.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::create();
        index.name("issue_by_holder_disposition").table(Alias::new("issue"));
        index.col(Alias::new("holder")).col(Alias::new("disposition"));
        manager.create_index(index).await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
