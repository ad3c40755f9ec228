//! What somebody said to a call; never changed, the newest counts.

use domain::id::{GroupCallId, PersonId, ResponseId};
use domain::life::Stance;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_response")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResponseId,
    pub call_id: GroupCallId,
    pub person_id: PersonId,
    pub number: i32,
    pub stance: Stance,
    pub text: String,
    pub affiliation: String,
    pub is_member: bool,
    pub said_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
