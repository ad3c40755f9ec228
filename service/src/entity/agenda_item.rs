//! What a meeting is about, item by item.

use domain::id::{AgendaItemId, BallotId, DraftId, MeetingId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agenda_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AgendaItemId,
    pub meeting_id: MeetingId,
    pub position: i32,
    pub title: String,
    pub presenter: String,
    pub text: String,
    pub minutes: Option<i32>,
    pub draft_id: Option<DraftId>,
    pub ballot_id: Option<BallotId>,
}

impl ActiveModelBehavior for ActiveModel {}
