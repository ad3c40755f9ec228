//! What those at a meeting were asked before a recording is linked, and whether anybody said no.

use domain::id::{MeetingId, PersonId};
use domain::meeting::Audience;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recording_consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: MeetingId,
    pub access: Audience,
    pub purpose: String,
    pub until_date: Date,
    pub asked_at: DateTimeUtc,
    pub asked_by: Option<PersonId>,
    pub refused_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
