//! What somebody types to prepare a ballot.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{ElectionRule, Method, rule::Visibility};
use crate::{
    FieldErrors, Problem,
    problem::Flaw,
    text::{block, line, optional_line},
};

/// Longest period of a ballot, in hours.
const MOST_HOURS: u32 = 24 * 183;
/// Most seats that are filled at once.
const MOST_SEATS: u32 = 50;

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

/// How an election is held, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedElection {
    /// One of [`Method`].
    pub method: String,
    /// How many are elected.
    pub seats: String,
    /// At most so many of one affiliation; empty for any number.
    pub limit: String,
    /// Whether “reopen nominations” stands, too.
    pub reopen: bool,
    /// One of [`Visibility`].
    pub visibility: String,
    /// Whether the turnout is shown while voting goes on.
    pub shows_turnout: bool,
    /// Least hours from opening to closing.
    pub least_hours: String,
}

impl TypedElection {
    /// The rule, or everything that is wrong with it.
    pub fn check(&self) -> Result<ElectionRule, Problem> {
        let mut errors = FieldErrors::default();
        let unknown = || Flaw::new("option", "Choose one of the options.");
        let method = errors.take("method", self.method.trim().parse::<Method>().map_err(|_| unknown()));
        let seats = errors.take("seats", between(&self.seats, 1, MOST_SEATS));
        let limit = match self.limit.trim() {
            "" => Some(None),
            text => errors.take("limit", between(text, 1, MOST_SEATS)).map(Some),
        };
        let visibility = match self.visibility.trim() {
            "" => Some(Visibility::Sealed),
            word => errors.take("visibility", word.parse().map_err(|_| unknown())),
        };
        let least_hours = match self.least_hours.trim() {
            "" => Some(0),
            text => errors.take("least_hours", between(text, 0, MOST_HOURS)),
        };
        if method == Some(Method::Irv) && seats.is_some_and(|seats| seats > 1) {
            errors.add(
                "seats",
                "one-seat-only",
                "Instant run-off fills one seat. Choose a transferable vote for several.",
            );
        }
        let checked = method.zip(seats).zip(limit).zip(visibility).zip(least_hours);
        let ((((method, seats), limit), visibility), least_hours) = errors.finish(checked)?;
        Ok(ElectionRule {
            method,
            seats,
            limit,
            reopen: self.reopen,
            least_hours,
            changeable: true,
            visibility,
            shows_turnout: self.shows_turnout,
        })
    }
}

/// Somebody who stands, or an option of a choice, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCandidate {
    /// Their name, or what the option is called.
    pub name: String,
    /// The organisation they stand for; may be empty.
    pub affiliation: String,
    /// What they say for themselves; Markdown, may be empty.
    pub statement: String,
    /// The member who is nominated; empty for an option that is nobody.
    pub person: String,
}

impl TypedCandidate {
    /// Name, affiliation and statement, or everything that is wrong with them.
    pub fn check(&self) -> Result<(String, String, String), Problem> {
        let mut errors = FieldErrors::default();
        let name = match self.person.trim() {
            "" => errors.take("name", line(&self.name, 120)),
            _ => errors.take("name", optional_line(&self.name, 120)),
        };
        let affiliation = errors.take("affiliation", optional_line(&self.affiliation, 120));
        let statement = errors.take("statement", block(&self.statement, 5_000));
        let checked = name.zip(affiliation).zip(statement);
        errors.finish(checked).map(|((name, affiliation), statement)| (name, affiliation, statement))
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

fn between(text: &str, least: u32, most: u32) -> Result<u32, Flaw> {
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

    #[test]
    fn instant_run_off_fills_one_seat() {
        let typed = TypedElection { method: "irv".into(), seats: "2".into(), ..TypedElection::default() };
        assert_eq!(typed.check().expect_err("refused").fields[0].code, "one-seat-only");
        let typed = TypedElection { seats: "1".into(), limit: "0".into(), method: "stv".into(), ..typed };
        let fields: Vec<String> = typed.check().expect_err("refused").fields.into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["method", "limit"]);
    }
}
