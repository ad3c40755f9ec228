//! What somebody offers to a call.

use domain::cfp::State;
use domain::id::{CallId, ProposalId, SessionTypeId, TrackId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProposalId,
    pub call_id: CallId,
    pub session_type_id: Option<SessionTypeId>,
    pub track_id: Option<TrackId>,
    pub state: State,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub notes: String,
    pub language: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub submitted_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
