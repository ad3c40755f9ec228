//! The ledger: what became of each point that was raised, and what those who raised it say to that.

use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    problem::{FieldErrors, Flaw, Problem},
    text,
};

/// Most characters of a title.
const MAX_TITLE: usize = 200;
/// Most characters of a rationale, of what an issue is about, and of what commenters say to its disposition.
const MAX_WORDS: usize = 10_000;
/// Days that commenters have to answer where nothing else is said, and most.
const DAYS: (i64, i64) = (14, 90);

crate::words! {
    /// What became of an issue.
    pub enum Disposition {
        /// The text is changed as it asks.
        Accepted = "accepted",
        /// The text is changed as it asks in part.
        AcceptedInPart = "accepted-in-part",
        /// The text stays.
        Declined = "declined",
        /// It is taken up later.
        Deferred = "deferred",
        /// Another issue is about the same.
        Duplicate = "duplicate",
    }
}

crate::words! {
    /// What a commenter says to the disposition.
    pub enum Answer {
        /// It addresses what they said.
        Satisfied = "satisfied",
        /// It does not.
        NotSatisfied = "not-satisfied",
    }
}

crate::words! {
    /// Where an issue stands.
    pub enum IssueStanding {
        /// Nobody said yet what becomes of it.
        Open = "open",
        /// A commenter still has time to answer.
        Awaiting = "awaiting",
        /// A commenter is not satisfied.
        NotSatisfied = "not-satisfied",
        /// A commenter did not answer in time.
        Silent = "silent",
        /// All commenters are satisfied.
        Satisfied = "satisfied",
        /// It is settled, and nobody was to be asked.
        Settled = "settled",
    }
}

crate::words! {
    /// What is to be done.
    pub enum Duty {
        /// Saying what becomes of an issue.
        Issue = "issue",
        /// Letting a comment through, or not.
        Moderation = "moderation",
        /// Answering what became of an issue.
        Answer = "answer",
    }
}

/// Where an issue stands at `now`, by its disposition and by what its commenters said, each with the last moment that
/// their answer counts. Silence decides nothing but that it is not waited for.
pub fn standing(
    disposition: Option<Disposition>,
    answers: &[(Option<Answer>, Instant)],
    now: Instant,
) -> IssueStanding {
    let said = |wanted: Answer| answers.iter().any(|(answer, _)| *answer == Some(wanted));
    let missing = |due: &dyn Fn(Instant) -> bool| answers.iter().any(|(answer, at)| answer.is_none() && due(*at));
    if disposition.is_none() {
        IssueStanding::Open
    } else if said(Answer::NotSatisfied) {
        IssueStanding::NotSatisfied
    } else if missing(&|due| now <= due) {
        IssueStanding::Awaiting
    } else if missing(&|_| true) {
        IssueStanding::Silent
    } else if answers.is_empty() {
        IssueStanding::Settled
    } else {
        IssueStanding::Satisfied
    }
}

/// What somebody typed to open an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedIssue {
    /// What it is called.
    pub title: String,
    /// What it is about, where no comment says it; may be empty.
    pub about: String,
    /// The comments that raise it.
    pub comments: Vec<String>,
}

impl TypedIssue {
    /// Its title and what it is about.
    pub fn check(&self) -> Result<(String, String), Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", text::line(&self.title, MAX_TITLE));
        let about = errors.take("about", text::block(&self.about, MAX_WORDS));
        errors.finish(title.zip(about))
    }
}

/// What somebody typed to settle an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct TypedSettlement {
    /// One of [`Disposition`].
    pub disposition: String,
    /// Why.
    pub rationale: String,
    /// The number of the issue that it is a duplicate of.
    pub duplicate_of: String,
    /// The number of the revision on which it is settled; the newest where it is empty.
    pub revision: String,
    /// For how many days the commenters may answer.
    pub days: String,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// What becomes of it.
    pub disposition: Disposition,
    /// Why.
    pub rationale: String,
    /// The number of the issue that it is a duplicate of.
    pub duplicate_of: Option<i32>,
    /// The number of the revision.
    pub revision: Option<i32>,
    /// For how many days the commenters may answer.
    pub days: i64,
}

impl TypedSettlement {
    /// Checks it.
    pub fn check(&self) -> Result<Settlement, Problem> {
        let mut errors = FieldErrors::default();
        let option = || Flaw::new("option", "Choose one of the options.");
        let disposition = errors.take("disposition", self.disposition.trim().parse().map_err(|_| option()));
        let rationale = errors.take("rationale", words(&self.rationale));
        let number = |typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => typed.parse().ok().filter(|number: &i32| *number > 0).map(Some).ok_or_else(not_a_number),
        };
        let duplicate_of = errors.take("duplicateOf", number(self.duplicate_of.trim().trim_start_matches('#')));
        let revision = errors.take("revision", number(&self.revision));
        let days = match self.days.trim() {
            "" => Ok(DAYS.0),
            typed => typed
                .parse()
                .ok()
                .filter(|days| (1..=DAYS.1).contains(days))
                .ok_or_else(|| Flaw::new("days", format!("Give 1 to {} days.", DAYS.1))),
        };
        let days = errors.take("days", days);
        if disposition == Some(Disposition::Duplicate) && duplicate_of == Some(None) {
            errors.add("duplicateOf", "missing", "Say which issue it is a duplicate of.");
        }
        let duplicate_of = duplicate_of.map(|of| of.filter(|_| disposition == Some(Disposition::Duplicate)));
        let checked = (|| {
            Some(Settlement {
                disposition: disposition?,
                rationale: rationale?,
                duplicate_of: duplicate_of?,
                revision: revision?,
                days: days?,
            })
        })();
        errors.finish(checked)
    }
}

/// What a commenter typed to answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAnswer {
    /// One of [`Answer`].
    pub answer: String,
    /// Why; needed of those who are not satisfied.
    pub words: String,
}

impl TypedAnswer {
    /// Checks it.
    pub fn check(&self) -> Result<(Answer, String), Problem> {
        let mut errors = FieldErrors::default();
        let option = || Flaw::new("option", "Choose one of the options.");
        let answer = errors.take("answer", self.answer.trim().parse().map_err(|_| option()));
        let said = match answer {
            Some(Answer::NotSatisfied) => words(&self.words),
            _ => text::block(&self.words, MAX_WORDS),
        };
        let said = errors.take("words", said);
        errors.finish(answer.zip(said))
    }
}

/// What somebody typed as the reason of what they do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedReason {
    /// Why.
    pub reason: String,
}

impl TypedReason {
    /// The reason, where one is needed.
    pub fn check(&self, is_needed: bool) -> Result<String, Problem> {
        let mut errors = FieldErrors::default();
        let reason = if is_needed { words(&self.reason) } else { text::block(&self.reason, MAX_WORDS) };
        let reason = errors.take("reason", reason);
        errors.finish(reason)
    }
}

fn words(typed: &str) -> Result<String, Flaw> {
    let words = text::block(typed, MAX_WORDS)?;
    if words.is_empty() {
        return Err(Flaw::new("missing", "This field is needed."));
    }
    Ok(words)
}

fn not_a_number() -> Flaw {
    Flaw::new("number", "Give a number from 1 on.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_timestamp(seconds, 0).expect("in range")
    }

    #[test]
    fn the_clock_is_inclusive_and_silence_is_neither_yes_nor_no() {
        let stands = |answers: &[Option<Answer>], now| {
            let answers: Vec<_> = answers.iter().map(|answer| (*answer, at(10))).collect();
            standing(Some(Disposition::Declined), &answers, at(now))
        };
        let (yes, no) = (Some(Answer::Satisfied), Some(Answer::NotSatisfied));
        assert_eq!(standing(None, &[(no, at(10))], at(0)), IssueStanding::Open);
        assert_eq!(stands(&[], 0), IssueStanding::Settled);
        assert_eq!([10, 11].map(|now| stands(&[None, yes], now)), [IssueStanding::Awaiting, IssueStanding::Silent]);
        assert_eq!(stands(&[None, no], 0), IssueStanding::NotSatisfied, "one is enough, and nobody counts them");
        assert_eq!(stands(&[yes, yes], 99), IssueStanding::Satisfied);
    }

    #[test]
    fn a_disposition_needs_its_reason_and_a_duplicate_its_original() {
        let typed = |disposition: &str, rationale: &str, duplicate_of: &str, days: &str| {
            let typed = TypedSettlement {
                disposition: disposition.into(),
                rationale: rationale.into(),
                duplicate_of: duplicate_of.into(),
                days: days.into(),
                ..TypedSettlement::default()
            };
            typed.check().map_err(|problem| problem.fields.into_iter().map(|one| one.field).collect::<Vec<_>>())
        };
        assert_eq!(typed("fine", " ", "", "0"), Err(vec!["disposition".into(), "rationale".into(), "days".into()]));
        assert_eq!(typed("duplicate", "Same.", "", ""), Err(vec!["duplicateOf".into()]));
        let taken = typed("duplicate", "Same.", " #7 ", "").expect("taken");
        assert_eq!((taken.duplicate_of, taken.days), (Some(7), 14));
        assert_eq!(typed("declined", "No.", "7", "90").expect("taken").duplicate_of, None);
    }

    #[test]
    fn who_is_not_satisfied_says_why() {
        let check =
            |answer: &str, words: &str| TypedAnswer { answer: answer.into(), words: words.into() }.check().is_ok();
        assert!(check("satisfied", "") && check("not-satisfied", "Still unclear.") && !check("not-satisfied", " "));
    }
}
