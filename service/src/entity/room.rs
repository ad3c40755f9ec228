//! A room of a conference.

use domain::id::{ConferenceId, RoomId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "room")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoomId,
    pub conference_id: ConferenceId,
    pub name: String,
    pub position: i32,
    pub capacity: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
