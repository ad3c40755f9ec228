//! A published standard; never changed.

use domain::id::{DraftId, DraftRevisionId, GroupId, PersonId, StandardId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standard")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StandardId,
    pub number: i32,
    pub title: String,
    pub summary: String,
    pub hash: String,
    pub published_at: DateTimeUtc,
    pub group_id: GroupId,
    pub draft_id: DraftId,
    pub revision_id: DraftRevisionId,
    pub published_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
