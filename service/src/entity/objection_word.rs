//! What was said about an objection, with the state that it led to; never changed.

use domain::id::{ObjectionId, PersonId};
use domain::life::ObjectionState;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objection_word")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub objection_id: ObjectionId,
    pub number: i32,
    pub state: ObjectionState,
    pub text: String,
    pub said_at: DateTimeUtc,
    pub said_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
