//! A slug that something had before; it redirects for good.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_slug")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slug: String,
    pub target_id: Uuid,
    pub renamed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
