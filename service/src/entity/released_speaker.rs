//! At which conferences somebody speaks, or spoke, by what was released.

use domain::id::{ConferenceId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "released_speaker")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: ConferenceId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
}

impl ActiveModelBehavior for ActiveModel {}
