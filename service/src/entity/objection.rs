//! An objection.

use domain::id::{DraftId, GroupCallId, GroupId, ObjectionId, PersonId};
use domain::life::ObjectionState;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ObjectionId,
    pub group_id: GroupId,
    pub call_id: GroupCallId,
    pub person_id: PersonId,
    pub draft_id: Option<DraftId>,
    pub state: ObjectionState,
    pub state_since: DateTimeUtc,
    pub affiliation: String,
    pub raised_at: DateTimeUtc,
    pub due: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
