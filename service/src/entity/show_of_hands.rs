//! A question to those at a meeting. Once it is closed, only the counts are left.

use domain::id::{HandsId, MeetingId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "show_of_hands")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HandsId,
    pub meeting_id: MeetingId,
    pub question: String,
    pub options: Json,
    pub opened_at: DateTimeUtc,
    pub opened_by: Option<PersonId>,
    pub closed_at: Option<DateTimeUtc>,
    pub counts: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}
