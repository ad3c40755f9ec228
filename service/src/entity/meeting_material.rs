//! A file or a link beside a meeting: one of `file_id` and `url` says which.

use domain::id::{FileId, MaterialId, MeetingId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_material")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MaterialId,
    pub meeting_id: MeetingId,
    pub file_id: Option<FileId>,
    pub label: String,
    pub url: String,
    pub added_at: DateTimeUtc,
    pub added_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
