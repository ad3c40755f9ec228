//! That a standard was withdrawn.

use domain::id::{PersonId, StandardId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standard_withdrawal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub standard_id: StandardId,
    pub reason: String,
    pub withdrawn_at: DateTimeUtc,
    pub withdrawn_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
