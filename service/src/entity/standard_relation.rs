//! What a standard does to an earlier one.

use domain::id::StandardId;
use domain::publication::RelationKind;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standard_relation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub standard_id: StandardId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub target_id: StandardId,
    pub kind: RelationKind,
}

impl ActiveModelBehavior for ActiveModel {}
