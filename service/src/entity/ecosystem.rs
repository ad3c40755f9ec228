//! An ecosystem: conferences, groups and a library under one roof.

use domain::id::EcosystemId;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ecosystem")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EcosystemId,
    pub slug: String,
    pub name: String,
    pub purpose: String,
    pub vendor_partner: String,
    pub theme: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
