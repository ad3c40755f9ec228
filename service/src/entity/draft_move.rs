//! A move of a draft from one state to another, or that one was annulled; never changed.

use domain::id::{DraftId, DraftMoveId, GroupCallId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_move")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftMoveId,
    pub draft_id: DraftId,
    pub number: i32,
    pub line: String,
    pub from_state: String,
    pub from_since: DateTimeUtc,
    pub to_state: String,
    pub note: String,
    pub revision: i32,
    pub moved_at: DateTimeUtc,
    pub from_due: Option<DateTimeUtc>,
    pub moved_by: Option<PersonId>,
    pub annuls: Option<DraftMoveId>,
    pub call_id: Option<GroupCallId>,
}

impl ActiveModelBehavior for ActiveModel {}
