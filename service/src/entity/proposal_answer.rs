//! What was answered about a proposal, in the words of its time.

use domain::id::{FileId, ProposalId, QuestionId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question_id: QuestionId,
    pub answer: Json,
    pub asked: String,
    pub words: String,
    pub answered_at: DateTimeUtc,
    pub file_id: Option<FileId>,
}

impl ActiveModelBehavior for ActiveModel {}
