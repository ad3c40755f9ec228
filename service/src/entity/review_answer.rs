//! What a reviewer answered in a review, in the words of its time.

use domain::id::{QuestionId, ReviewId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub review_id: ReviewId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question_id: QuestionId,
    pub answer: Json,
    pub asked: String,
    pub words: String,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
