//! What somebody who speaks needs; forgotten at its date.

use domain::id::{ConferenceId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "speaker_need")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: ConferenceId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub travel: String,
    pub visa: String,
    pub access: String,
    pub forget_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}
