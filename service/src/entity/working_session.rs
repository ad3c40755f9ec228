//! A session of a working plan.

use domain::id::{ConferenceId, ProposalId, SessionId, SessionTypeId, TrackId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "working_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub conference_id: ConferenceId,
    pub source: String,
    pub guid: String,
    pub title: String,
    pub minutes: i32,
    pub made_at: DateTimeUtc,
    pub proposal_id: Option<ProposalId>,
    pub session_type_id: Option<SessionTypeId>,
    pub track_id: Option<TrackId>,
    pub taken_off_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
