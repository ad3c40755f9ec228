//! A track of a conference.

use domain::id::{ConferenceId, TrackId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "track")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TrackId,
    pub conference_id: ConferenceId,
    pub name: String,
    pub slug: String,
    pub position: i32,
    pub colour: i32,
}

impl ActiveModelBehavior for ActiveModel {}
