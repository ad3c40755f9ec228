//! What a commenter says to the disposition of an issue, and until when it is awaited.

use domain::comment::Answer;
use domain::id::{IssueId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "issue_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub issue_id: IssueId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub asked_at: DateTimeUtc,
    pub due_at: DateTimeUtc,
    pub words: String,
    pub answer: Option<Answer>,
    pub answered_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
