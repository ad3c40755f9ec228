//! Meetings of a group that repeat: the rule, and what those that come say of themselves.

use domain::id::{GroupId, MeetingSeriesId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_series")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeetingSeriesId,
    pub group_id: GroupId,
    pub rule: Json,
    pub details: Json,
    pub made_until: Date,
    pub created_at: DateTimeUtc,
    pub created_by: Option<PersonId>,
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
