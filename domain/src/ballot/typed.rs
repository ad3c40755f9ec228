//! What somebody types to prepare a ballot.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    FieldErrors, Problem,
    problem::Flaw,
    text::{block, line, optional_line},
};

/// Longest period of a ballot, in hours.
pub(super) const MOST_HOURS: u32 = 24 * 183;

crate::words! {
    /// What is voted on. A ballot is bound to its hash, whatever it is.
    pub enum SubjectKind {
        /// The question alone.
        Question = "question",
        /// A text that was attached to the ballot.
        Text = "text",
        /// A revision of a document, by its id.
        Revision = "revision",
    }
}

/// A ballot, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedBallot {
    /// What the ballot is called.
    pub title: String,
    /// The question that is answered; Markdown.
    pub question: String,
    /// What a pass does, in one sentence.
    pub consequence: String,
    /// What the attached text is called.
    pub subject_title: String,
    /// The text that is voted on; empty where the question says it all.
    pub subject_text: String,
    /// For how many hours it is open.
    pub hours: String,
    /// Whether missing it costs voting rights where the group's rule knows that.
    pub feeds_standing: bool,
}

/// A ballot, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BallotDetails {
    /// What the ballot is called.
    pub title: String,
    /// The question.
    pub question: String,
    /// What a pass does.
    pub consequence: String,
    /// What kind of thing is voted on.
    pub subject_kind: SubjectKind,
    /// What the text is called; may be empty.
    pub subject_title: String,
    /// The text; may be empty.
    pub subject_text: String,
    /// SHA-256 of what is voted on: of the text, or of the question where there is none.
    pub subject_hash: String,
    /// For how many hours it is open.
    pub hours: u32,
    /// Whether missing it costs voting rights.
    pub feeds_standing: bool,
}

impl TypedBallot {
    /// The details, or everything that is wrong with them.
    pub fn check(&self) -> Result<BallotDetails, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", line(&self.title, 160));
        let question = errors.take("question", needed(block(&self.question, 5_000)));
        let consequence = errors.take("consequence", line(&self.consequence, 400));
        let subject_title = errors.take("subject_title", optional_line(&self.subject_title, 160));
        let subject_text = errors.take("subject_text", block(&self.subject_text, 400_000));
        let hours = errors.take("hours", between(&self.hours, 1, MOST_HOURS));
        let checked = title.zip(question).zip(consequence).zip(subject_title.zip(subject_text)).zip(hours);
        let ((((title, question), consequence), (subject_title, subject_text)), hours) = errors.finish(checked)?;
        let subject_kind = if subject_text.is_empty() { SubjectKind::Question } else { SubjectKind::Text };
        let voted_on = if subject_text.is_empty() { &question } else { &subject_text };
        Ok(BallotDetails {
            subject_hash: hash(voted_on),
            title,
            question,
            consequence,
            subject_kind,
            subject_title,
            subject_text,
            hours,
            feeds_standing: self.feeds_standing,
        })
    }
}

/// SHA-256 in hexadecimal.
pub fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

fn needed(text: Result<String, Flaw>) -> Result<String, Flaw> {
    match text {
        Ok(text) if text.is_empty() => Err(Flaw::new("missing", "This field is needed.")),
        other => other,
    }
}

pub(super) fn between(text: &str, least: u32, most: u32) -> Result<u32, Flaw> {
    let number = text.trim().parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| Flaw::new("number", format!("Give a whole number from {least} to {most}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ballot_is_bound_to_its_text_and_else_to_its_question() {
        let mut typed = TypedBallot {
            title: "Publish".into(),
            question: "Shall version 6 be published?".into(),
            consequence: "Version 6 is published.".into(),
            hours: "168".into(),
            ..TypedBallot::default()
        };
        let alone = typed.check().expect("fine");
        assert_eq!(
            (alone.subject_kind, alone.subject_hash),
            (SubjectKind::Question, hash("Shall version 6 be published?"))
        );
        typed.subject_text = "# Version 6\r\n".into();
        let text = typed.check().expect("fine");
        assert_eq!((text.subject_kind, text.subject_hash), (SubjectKind::Text, hash("# Version 6")));
        let flaws = TypedBallot { hours: "0".into(), ..TypedBallot::default() }.check().expect_err("refused").fields;
        let fields: Vec<_> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["title", "question", "consequence", "hours"]);
    }
}
