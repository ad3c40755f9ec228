//! The text that a comment proposes for some lines, and that it was taken over.

use domain::id::{CommentId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "suggestion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: CommentId,
    pub first_line: i32,
    pub last_line: i32,
    pub replaced: String,
    pub replacement: String,
    pub applied_at: Option<DateTimeUtc>,
    pub applied_by: Option<PersonId>,
    pub applied_save: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
