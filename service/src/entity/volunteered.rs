//! What somebody who speaks volunteers about themselves; forgotten at its date.

use domain::cfp::volunteered::Question;
use domain::id::{ConferenceId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "volunteered")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: ConferenceId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: Question,
    pub answer: String,
    pub forget_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}
