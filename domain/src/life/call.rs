//! Calls of a group: one kind of thing, whether it asks to adopt, to look for the last time, or whether there is consensus.

use serde::{Deserialize, Serialize};

use super::workflow::Need;
use crate::{
    Instant,
    problem::{FieldErrors, Flaw, Problem},
    text,
};

/// Most characters of an announcement.
pub const MAX_TEXT: usize = 20_000;
/// Most characters of what somebody says to a call.
pub const MAX_RESPONSE: usize = 20_000;
/// Most characters of the reasons of an outcome, and of an answer to an objection.
pub const MAX_REASONS: usize = 20_000;

crate::words! {
    /// What a call asks.
    pub enum CallKind {
        /// Whether the group takes the draft on.
        Adoption = "adoption",
        /// For the last comments of the group.
        LastCall = "last-call",
        /// For comments of everybody.
        PublicReview = "public-review",
        /// Whether there is consensus.
        Consensus = "consensus",
        /// Whether the group works under this charter.
        Charter = "charter",
    }
}

impl CallKind {
    /// What a move needs that this call gives.
    pub const fn gives(self) -> Option<Need> {
        match self {
            Self::Adoption => Some(Need::Adoption),
            Self::LastCall => Some(Need::LastCall),
            Self::PublicReview => Some(Need::PublicReview),
            Self::Consensus => Some(Need::Consensus),
            Self::Charter => None,
        }
    }

    /// Whether its outcome holds for the revision alone that it was about. A draft that was adopted stays so.
    pub const fn holds_for_revision(self) -> bool {
        !matches!(self, Self::Adoption)
    }

    /// Whether it waits for every issue to have a disposition.
    pub const fn needs_dispositions(self) -> bool {
        matches!(self, Self::Consensus)
    }
}

/// For how many days a call on a charter is open at least: RFC 2418 and the W3C Process ask for a review without naming
/// fewer; a steering group announces it for this long.
pub const CHARTER_DAYS: u16 = 10;

crate::words! {
    /// Where a call stands.
    pub enum CallState {
        /// Responses are taken.
        Open = "open",
        /// Its time is over; its outcome is not recorded.
        Closed = "closed",
        /// Its outcome is recorded.
        Settled = "settled",
        /// A new revision ended it without an outcome.
        Voided = "voided",
        /// It began anew on a newer revision.
        Restarted = "restarted",
        /// It does not count, for a reason that was given.
        Annulled = "annulled",
    }
}

impl CallState {
    /// Where it stands by the clock: the last instant itself still belongs to those who respond.
    pub fn at(self, closes: Instant, now: Instant) -> Self {
        if self == Self::Open && now > closes { Self::Closed } else { self }
    }

    /// Whether somebody has still to do something about it.
    pub const fn is_unsettled(self) -> bool {
        matches!(self, Self::Open | Self::Closed)
    }

    /// Whether it can be annulled: what ended in another way has no effect that would have to be undone.
    pub const fn can_annul(self) -> bool {
        matches!(self, Self::Open | Self::Closed | Self::Settled)
    }
}

crate::words! {
    /// What a chair finds that came of a call.
    pub enum CallOutcome {
        /// There is consensus; every objection was answered.
        Consensus = "consensus",
        /// There is none.
        NoConsensus = "no-consensus",
    }
}

crate::words! {
    /// What somebody says to a call. They are never counted.
    pub enum Stance {
        /// They are for it.
        Support = "support",
        /// They object, and say why.
        Object = "object",
        /// They say something else.
        Comment = "comment",
    }
}

/// A call, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCall {
    /// What it asks.
    pub kind: String,
    /// What the announcement says; Markdown.
    pub text: String,
    /// The last day, such as `2026-12-15`; it counts whole.
    pub until: String,
    /// The zone in which that day ends.
    pub zone: String,
}

/// What somebody says to a call, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedResponse {
    /// `support`, `object` or `comment`.
    pub stance: String,
    /// The words; needed unless they support.
    pub text: String,
    /// The policies of the group that they read and accept.
    pub policies: Vec<String>,
}

impl TypedResponse {
    /// The stance and the words, or everything that is wrong with them. Whoever objects says why: an objection without
    /// words cannot be answered in words.
    pub fn check(&self) -> Result<(Stance, String), Problem> {
        let mut errors = FieldErrors::default();
        let stance: Option<Stance> = errors.take("stance", choice(&self.stance));
        let text = match stance {
            Some(Stance::Support) => text::block(&self.text, MAX_RESPONSE),
            _ => words(&self.text, MAX_RESPONSE),
        };
        let text = errors.take("text", text);
        errors.finish(stance.zip(text))
    }
}

/// The outcome of a call, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedOutcome {
    /// `consensus` or `no-consensus`.
    pub outcome: String,
    /// Why; Markdown.
    pub reasons: String,
    /// The answer to each unresolved objection, by its id.
    pub answers: Vec<(String, String)>,
}

impl TypedOutcome {
    /// The outcome, its reasons and the answer to each of the objections that nobody resolved; or everything that is wrong.
    /// An answer is a text: how many are for it answers nobody (RFC 7282).
    pub fn check(&self, unresolved: &[String]) -> Result<(CallOutcome, String, Vec<String>), Problem> {
        let mut errors = FieldErrors::default();
        let outcome = errors.take("outcome", choice(&self.outcome));
        let reasons = errors.take("reasons", words(&self.reasons, MAX_REASONS));
        let answer = |id: &String| {
            let given = self.answers.iter().find(|(of, _)| of == id).map_or("", |(_, text)| text.as_str());
            (format!("answer-{id}"), words(given, MAX_REASONS))
        };
        let answers: Option<Vec<String>> = unresolved
            .iter()
            .map(answer)
            .map(|(field, text)| errors.take(&field, text))
            .collect::<Vec<_>>()
            .into_iter()
            .collect();
        let checked = outcome.zip(reasons).zip(answers);
        errors.finish(checked.map(|((outcome, reasons), answers)| (outcome, reasons, answers)))
    }
}

/// Several lines that are not empty.
pub fn words(typed: &str, max: usize) -> Result<String, Flaw> {
    match text::block(typed, max)? {
        text if text.is_empty() => Err(Flaw::new("missing", "This field is needed.")),
        text => Ok(text),
    }
}

/// One of the words of an enum.
pub fn choice<T: std::str::FromStr>(typed: &str) -> Result<T, Flaw> {
    typed.trim().parse().map_err(|_| Flaw::new("option", "Choose one of the options."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_instant_belongs_to_those_who_respond() {
        let at = |micros| Instant::from_timestamp_micros(micros).expect("in range");
        assert_eq!(CallState::Open.at(at(10), at(10)), CallState::Open);
        assert_eq!(CallState::Open.at(at(10), at(11)), CallState::Closed);
        assert_eq!(CallState::Settled.at(at(10), at(11)), CallState::Settled);
    }

    #[test]
    fn whoever_objects_says_why() {
        let said = |stance: &str, text: &str| {
            let typed = TypedResponse { stance: stance.into(), text: text.into(), policies: Vec::new() };
            typed.check().map_err(|problem| problem.fields.into_iter().map(|one| one.field).collect::<Vec<_>>())
        };
        assert_eq!(said("support", ""), Ok((Stance::Support, String::new())));
        assert_eq!(said("object", " "), Err(vec!["text".to_owned()]));
        assert_eq!(said("count", ""), Err(vec!["stance".to_owned(), "text".to_owned()]));
    }

    #[test]
    fn an_outcome_answers_every_objection_in_words() {
        let unresolved = ["a".to_owned(), "b".to_owned()];
        let mut typed = TypedOutcome {
            outcome: "consensus".into(),
            reasons: "All was said.".into(),
            answers: vec![("b".into(), "It was moved.".into()), ("c".into(), "Of another call.".into())],
        };
        let fields: Vec<_> =
            typed.check(&unresolved).expect_err("refused").fields.into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["answer-a"]);
        typed.answers.push(("a".into(), "It stays.".into()));
        let (outcome, _, answers) = typed.check(&unresolved).expect("whole");
        assert_eq!((outcome, answers), (CallOutcome::Consensus, vec!["It stays.".into(), "It was moved.".into()]));
    }
}
