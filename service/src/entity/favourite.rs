//! A session somebody wants to see.

use domain::id::{PersonId, SessionId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "favourite")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: SessionId,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
