//! A hand that is up.

use domain::id::{HandsId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hand")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hands_id: HandsId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub choice: i32,
    pub raised_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
