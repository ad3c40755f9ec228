//! What the newest release of a conference says of it: small, beside a release that is large.

use domain::id::ConferenceId;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_frame")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: ConferenceId,
    pub acronym: String,
    pub venue: String,
    pub city: String,
    pub start_date: Date,
    pub end_date: Date,
    pub zone: String,
    pub timeslot_minutes: i32,
    pub day_change_minutes: i32,
}

impl ActiveModelBehavior for ActiveModel {}
