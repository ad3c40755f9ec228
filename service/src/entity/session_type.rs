//! A kind of session a conference offers.

use domain::id::{ConferenceId, SessionTypeId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_type")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionTypeId,
    pub conference_id: ConferenceId,
    pub name: String,
    pub position: i32,
    pub minutes: i32,
}

impl ActiveModelBehavior for ActiveModel {}
