//! One row of the event log: who did what to what, when. Never edited; personal and closed fields may be erased.

use domain::id::{EventId, PersonId};
use domain::policy::Visibility;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    pub at: DateTimeUtc,
    pub actor_kind: String,
    pub verb: String,
    pub subject_kind: String,
    pub scope_kind: String,
    pub visibility: Visibility,
    pub data: Json,
    pub personal_hash: Vec<u8>,
    pub closed_hash: Vec<u8>,
    pub actor_id: Option<PersonId>,
    pub actor_name: Option<String>,
    pub on_behalf_of: Option<PersonId>,
    pub subject_id: Option<Uuid>,
    pub scope_id: Option<Uuid>,
    pub personal_salt: Option<Vec<u8>>,
    pub closed_salt: Option<Vec<u8>>,
    pub sealed_in: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
