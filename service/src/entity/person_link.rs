//! A link on a profile.

use domain::id::PersonId;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: PersonId,
    pub position: i32,
    pub label: String,
    pub url: String,
}

impl ActiveModelBehavior for ActiveModel {}
