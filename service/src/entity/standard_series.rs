//! The last number that was given to a standard: one row.

use sea_orm::entity::prelude::*;

/// The only row.
pub const ONLY: i32 = 1;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standard_series")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub last_number: i32,
}

impl ActiveModelBehavior for ActiveModel {}
