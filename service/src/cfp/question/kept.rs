//! Answers as they are kept: the same of every target, in a table of its own for each.

use domain::{
    Instant,
    id::{CallId, FileId, PersonId, ProposalId, QuestionId, ReviewId},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, prelude::Json};

use super::find::{answers_about, answers_by, answers_in};
use crate::{
    Result,
    entity::{proposal_answer, review_answer, speaker_answer},
};

/// An answer, in the words of its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeptAnswer {
    /// To which question.
    pub question: QuestionId,
    /// The answer itself.
    pub answer: Json,
    /// As it was asked then.
    pub asked: String,
    /// As people read it.
    pub words: String,
    /// When.
    pub answered_at: Instant,
    /// The file that it is.
    pub file: Option<FileId>,
}

/// What is answered about, or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// A proposal.
    Proposal(ProposalId),
    /// A speaker, for a call.
    Speaker(PersonId, CallId),
    /// In a review.
    Review(ReviewId),
}

impl About {
    /// Everything that was answered.
    pub async fn answers(self, db: &impl ConnectionTrait) -> Result<Vec<KeptAnswer>> {
        Ok(match self {
            Self::Proposal(id) => answers_about([id]).all(db).await?.into_iter().map(Into::into).collect(),
            Self::Speaker(id, call) => answers_by([id], call).all(db).await?.into_iter().map(Into::into).collect(),
            Self::Review(id) => answers_in([id]).all(db).await?.into_iter().map(Into::into).collect(),
        })
    }

    /// Keeps an answer, in the place of the one before where it is not the first.
    pub async fn keep(self, tx: &impl ConnectionTrait, kept: KeptAnswer, is_first: bool) -> Result<()> {
        let KeptAnswer { question, answer, asked, words, answered_at, file } = kept;
        match self {
            Self::Proposal(id) => {
                let row = proposal_answer::ActiveModel {
                    proposal_id: Set(id),
                    question_id: Set(question),
                    answer: Set(answer),
                    asked: Set(asked),
                    words: Set(words),
                    answered_at: Set(answered_at),
                    file_id: Set(file),
                };
                if is_first { drop(row.insert(tx).await?) } else { drop(row.update(tx).await?) }
            }
            Self::Speaker(id, _) => {
                let row = speaker_answer::ActiveModel {
                    person_id: Set(id),
                    question_id: Set(question),
                    answer: Set(answer),
                    asked: Set(asked),
                    words: Set(words),
                    answered_at: Set(answered_at),
                    file_id: Set(file),
                };
                if is_first { drop(row.insert(tx).await?) } else { drop(row.update(tx).await?) }
            }
            Self::Review(id) => {
                let row = review_answer::ActiveModel {
                    review_id: Set(id),
                    question_id: Set(question),
                    answer: Set(answer),
                    asked: Set(asked),
                    words: Set(words),
                    answered_at: Set(answered_at),
                };
                if is_first { drop(row.insert(tx).await?) } else { drop(row.update(tx).await?) }
            }
        }
        Ok(())
    }

    /// Forgets an answer; its file is the caller's to forget.
    pub async fn forget(self, tx: &impl ConnectionTrait, question: QuestionId) -> Result<()> {
        match self {
            Self::Proposal(id) => proposal_answer::Entity::delete_by_id((id, question)).exec(tx).await?,
            Self::Speaker(id, _) => speaker_answer::Entity::delete_by_id((id, question)).exec(tx).await?,
            Self::Review(id) => review_answer::Entity::delete_by_id((id, question)).exec(tx).await?,
        };
        Ok(())
    }
}

impl From<proposal_answer::Model> for KeptAnswer {
    fn from(row: proposal_answer::Model) -> Self {
        Self {
            question: row.question_id,
            answer: row.answer,
            asked: row.asked,
            words: row.words,
            answered_at: row.answered_at,
            file: row.file_id,
        }
    }
}

impl From<speaker_answer::Model> for KeptAnswer {
    fn from(row: speaker_answer::Model) -> Self {
        Self {
            question: row.question_id,
            answer: row.answer,
            asked: row.asked,
            words: row.words,
            answered_at: row.answered_at,
            file: row.file_id,
        }
    }
}

impl From<review_answer::Model> for KeptAnswer {
    fn from(row: review_answer::Model) -> Self {
        Self {
            question: row.question_id,
            answer: row.answer,
            asked: row.asked,
            words: row.words,
            answered_at: row.answered_at,
            file: None,
        }
    }
}
