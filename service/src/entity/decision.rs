//! What is planned for a proposal, and what was told of it.

use domain::cfp::Decision;
use domain::id::{CallId, PersonId, ProposalId, SessionTypeId, TrackId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    pub call_id: CallId,
    pub note: String,
    pub session_type_id: Option<SessionTypeId>,
    pub track_id: Option<TrackId>,
    pub planned_by: Option<PersonId>,
    pub pending: Option<Decision>,
    pub minutes: Option<i32>,
    pub planned_at: Option<DateTimeUtc>,
    pub released_at: Option<DateTimeUtc>,
    pub confirm_by: Option<DateTimeUtc>,
    pub reminded_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
