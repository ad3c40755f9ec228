//! A comment on a draft.

use domain::comment::CommentState;
use domain::id::{CommentId, DraftId, IssueId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommentId,
    pub draft_id: DraftId,
    pub author_id: PersonId,
    pub parent_id: Option<CommentId>,
    pub issue_id: Option<IssueId>,
    pub revision: i32,
    pub anchor: Json,
    pub body: String,
    pub state: CommentState,
    pub affiliation: String,
    pub made_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub reason: String,
    pub published_at: Option<DateTimeUtc>,
    pub edited_at: Option<DateTimeUtc>,
    pub moved_at: Option<DateTimeUtc>,
    pub moved_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
