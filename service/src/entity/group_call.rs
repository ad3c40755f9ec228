//! A call of a group on a revision of a draft or on a charter.

use domain::id::{CharterId, DraftId, GroupCallId, GroupId, PersonId};
use domain::life::{CallKind, CallOutcome, CallState, Renewal};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "group_call")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GroupCallId,
    pub group_id: GroupId,
    pub draft_id: Option<DraftId>,
    pub charter_id: Option<CharterId>,
    pub kind: CallKind,
    pub line: String,
    pub title: String,
    pub revision: i32,
    pub hash: String,
    pub text: String,
    pub zone: String,
    pub days: i32,
    pub renewal: Renewal,
    pub disclosures: Json,
    pub opened_at: DateTimeUtc,
    pub closes_at: DateTimeUtc,
    pub state: CallState,
    pub state_note: String,
    pub reasons: String,
    pub updated_at: DateTimeUtc,
    pub opened_by: Option<PersonId>,
    pub closed_at: Option<DateTimeUtc>,
    pub restarts: Option<GroupCallId>,
    pub outcome: Option<CallOutcome>,
    pub settled_at: Option<DateTimeUtc>,
    pub settled_by: Option<PersonId>,
    pub appeal_until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
