//! A saved state of what is being written.

use domain::draft::save::SaveKind;
use domain::id::{DraftId, DraftSaveId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_save")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftSaveId,
    pub draft_id: DraftId,
    pub kind: SaveKind,
    pub number: i32,
    pub text: String,
    pub made_from: i32,
    pub revision: i32,
    pub saved_at: DateTimeUtc,
    pub saved_by: Option<PersonId>,
    pub tab: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
