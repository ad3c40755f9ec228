//! What a speaker answered about themselves, in the words of its time.

use domain::id::{FileId, PersonId, QuestionId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "speaker_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question_id: QuestionId,
    pub answer: Json,
    pub asked: String,
    pub words: String,
    pub answered_at: DateTimeUtc,
    pub file_id: Option<FileId>,
}

impl ActiveModelBehavior for ActiveModel {}
