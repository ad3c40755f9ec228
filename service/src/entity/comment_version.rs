//! What a comment said before it was edited.

use domain::id::{CommentId, CommentVersionId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommentVersionId,
    pub comment_id: CommentId,
    pub body: String,
    pub until: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
