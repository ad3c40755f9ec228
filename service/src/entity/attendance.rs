//! Who was at a meeting, and whose they were that day.

use domain::group::standing::Attendance;
use domain::id::{MeetingId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: MeetingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub attendance: Attendance,
    pub affiliation: String,
    pub noted_at: DateTimeUtc,
    pub noted_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
