//! A state of a draft's write-up; never changed.

use domain::id::{DraftId, PersonId, WriteUpId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "write_up")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WriteUpId,
    pub draft_id: DraftId,
    pub number: i32,
    pub answers: Json,
    pub is_complete: bool,
    pub saved_at: DateTimeUtc,
    pub saved_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
