//! A decision, an action item or a correction in minutes.

use domain::id::{MeetingId, MinutesEntryId, PersonId};
use domain::meeting::{ActionState, EntryKind};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "minutes_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MinutesEntryId,
    pub meeting_id: MeetingId,
    pub kind: EntryKind,
    pub text: String,
    pub rationale: String,
    pub state: ActionState,
    pub state_note: String,
    pub created_at: DateTimeUtc,
    pub holder_id: Option<PersonId>,
    pub due: Option<Date>,
    pub created_by: Option<PersonId>,
    pub settled_at: Option<DateTimeUtc>,
    pub settled_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
