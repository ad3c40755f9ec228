//! A link to a recording or a transcript of a meeting.

use domain::id::{MeetingId, PersonId, RecordingId};
use domain::meeting::RecordingKind;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recording")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecordingId,
    pub meeting_id: MeetingId,
    pub kind: RecordingKind,
    pub label: String,
    pub url: String,
    pub added_at: DateTimeUtc,
    pub added_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
