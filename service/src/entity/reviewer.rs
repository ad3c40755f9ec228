//! Somebody who reviews for a call.

use domain::id::{CallId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reviewer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call_id: CallId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub most: i32,
    pub interests: Json,
    pub joined_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub left_at: Option<DateTimeUtc>,
    pub reminded_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
