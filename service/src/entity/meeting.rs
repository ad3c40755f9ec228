//! A meeting of a group: announced, or only recorded; then it has no time.

use domain::group::standing::Kind;
use domain::id::{GroupId, MeetingId, MeetingSeriesId, PersonId};
use domain::meeting::{Audience, MeetingState, MinutesState, Notice};
use domain::policy::Visibility;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeetingId,
    pub group_id: GroupId,
    pub title: String,
    pub kind: Kind,
    pub on_date: Date,
    pub recorded_at: DateTimeUtc,
    pub place: String,
    pub link: String,
    pub link_for: Audience,
    pub visibility: Visibility,
    pub about: String,
    pub conference: String,
    pub session: String,
    pub notice: Notice,
    pub state: MeetingState,
    pub state_note: String,
    pub minutes_state: MinutesState,
    pub sequence: i32,
    pub recorded_by: Option<PersonId>,
    pub starts_at: Option<DateTimeUtc>,
    pub ends_at: Option<DateTimeUtc>,
    pub zone: Option<String>,
    pub series_id: Option<MeetingSeriesId>,
    pub series_day: Option<Date>,
    pub announced_at: Option<DateTimeUtc>,
    pub agenda_at: Option<DateTimeUtc>,
    pub participation_at: Option<DateTimeUtc>,
    pub actions_at: Option<DateTimeUtc>,
    pub minutes_at: Option<DateTimeUtc>,
    pub approved_at: Option<DateTimeUtc>,
    pub approved_by: Option<PersonId>,
    pub updated_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
