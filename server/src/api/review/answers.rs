//! What reviewers are asked and answer, and what they read of the speakers' answers.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::cfp::{Kind, Question};
use serde::Serialize;
use service::{
    cfp::{AnswerLine, AnswerSheet},
    review::OwnReview,
};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::cfp::questions::KindWord;

/// A question that a review answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionToReviewer {
    /// Which; answers are written under it.
    id: Uuid,
    /// What it says.
    label: String,
    /// What its answers are.
    #[schema(value_type = KindWord)]
    kind: Kind,
    /// What to choose from, by id, where that is the kind.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    options: BTreeMap<Uuid, String>,
    /// Whether a review is handed in only with an answer; not of who abstains.
    is_needed: bool,
}

/// An answer, in the words of its time.
#[derive(Debug, Serialize, ToSchema)]
pub struct GivenAnswer {
    /// To which question.
    question: Uuid,
    /// As it was asked then.
    asked: String,
    /// What was answered; of a file, its name.
    answer: String,
}

/// The asker's own review, as far as it goes.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenReview {
    /// What is scored, by category.
    scores: BTreeMap<Uuid, i16>,
    /// Whether they abstain from scoring.
    abstains: bool,
    /// For the committee.
    for_committee: String,
    /// For the speakers.
    for_speakers: String,
    /// What they answered.
    answers: Vec<GivenAnswer>,
    /// When it was handed in; null while it is a draft.
    handed_in_at: Option<DateTime<Utc>>,
}

/// What is asked at `now`.
pub fn questions(asked: &[Question], now: DateTime<Utc>) -> Vec<QuestionToReviewer> {
    let body = |question: &Question| QuestionToReviewer {
        id: question.id.into(),
        label: question.label.clone(),
        kind: question.kind,
        options: question.options.iter().map(|option| (option.id.into(), option.label.clone())).collect(),
        is_needed: question.is_needed(now),
    };
    asked.iter().map(body).collect()
}

/// Answers, in the order of the questions.
pub fn given(lines: Vec<AnswerLine>) -> Vec<GivenAnswer> {
    let body =
        |line: AnswerLine| GivenAnswer { question: line.question.id.into(), asked: line.asked, answer: line.words };
    lines.into_iter().map(body).collect()
}

/// What was answered about a proposal and by its speakers, as far as the asker may know.
pub fn of_speakers(sheet: AnswerSheet) -> Vec<GivenAnswer> {
    given(sheet.proposal.into_iter().chain(sheet.speakers.into_iter().flat_map(|of| of.lines)).collect())
}

impl From<OwnReview> for WrittenReview {
    fn from(own: OwnReview) -> Self {
        Self {
            scores: own.scores.into_iter().map(|(category, score)| (category.into(), score)).collect(),
            abstains: own.abstains,
            for_committee: own.for_committee,
            for_speakers: own.for_speakers,
            answers: given(own.answers),
            handed_in_at: own.submitted_at,
        }
    }
}
