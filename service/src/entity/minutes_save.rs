//! A state of the text of minutes.

use domain::id::{MeetingId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "minutes_save")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: MeetingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub text: String,
    pub saved_at: DateTimeUtc,
    pub saved_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
