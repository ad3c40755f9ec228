//! Somebody who is named with a draft.

use domain::draft::Part;
use domain::id::{DraftId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: DraftId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub part: Part,
    pub named_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
