//! Standing: who may vote, since when and why, derived by dated rules from what a person did in a group.
//!
//! Nothing is stored here and nothing is decided by silence: a rule speaks only where a meeting was held or a ballot
//! closed.

mod active;
mod consecutive;
mod eligible;
mod history;
mod preset;
mod recent;
mod seats;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use active::Active;
pub use consecutive::Consecutive;
pub use eligible::{Eligible, Wrote};
pub use history::{Affiliation, Answer, Attendance, Ballot, History, Kind, Meeting, Office, Span};
pub use preset::{Preset, Version, rule_on};
pub use recent::Recent;
pub use seats::{Holder, Seat, seats};

/// How voting rights are gained and lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Rule {
    /// Every member votes.
    Everybody,
    /// Gained by attending meetings in a row, lost by missing them in a row.
    Consecutive(Consecutive),
    /// Held by having taken part in some of the last meetings.
    Recent(Recent),
    /// Held on one day by what came before it.
    Eligible(Eligible),
    /// Held until somebody is neither at meetings nor at ballots.
    Active(Active),
}

/// Whether a person may vote, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Whether they may vote.
    pub votes: bool,
    /// Since when it is so, where the rule knows a day.
    pub since: Option<NaiveDate>,
    /// Why it is so.
    pub because: Vec<Phrase>,
    /// What will change it.
    pub next: Vec<Phrase>,
}

/// A key of a catalogue with what is put into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// `standing-` and what is said.
    pub key: &'static str,
    /// What is put into it, by name.
    pub arguments: Vec<(&'static str, Term)>,
}

/// What is put into a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "of", rename_all = "kebab-case")]
pub enum Term {
    /// A number.
    Number(u32),
    /// A day.
    Day(NaiveDate),
}

impl From<u32> for Term {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Term {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl Phrase {
    fn new<const N: usize>(key: &'static str, arguments: [(&'static str, Term); N]) -> Self {
        Self { key, arguments: arguments.into() }
    }
}

impl Rule {
    /// Whether a person may vote at the end of a day.
    pub fn judge(&self, history: &History, on: NaiveDate) -> Standing {
        if let Some(standing) = not_a_member(history, on) {
            return standing;
        }
        match self {
            Self::Everybody => {
                let because = vec![Phrase::new("standing-member", [("day", history.joined.into())])];
                Standing { votes: true, since: Some(history.joined), because, next: Vec::new() }
            }
            Self::Consecutive(rule) => rule.judge(history, on),
            Self::Recent(rule) => rule.judge(history, on),
            Self::Eligible(rule) => rule.judge(history, on),
            Self::Active(rule) => rule.judge(history, on),
        }
    }
}

fn not_a_member(history: &History, on: NaiveDate) -> Option<Standing> {
    let (day, key) = match history.left.filter(|left| *left <= on) {
        Some(left) => (left, "standing-left"),
        None if history.joined > on => (history.joined, "standing-joins"),
        None => return None,
    };
    Some(Standing {
        votes: false,
        since: None,
        because: vec![Phrase::new(key, [("day", day.into())])],
        next: Vec::new(),
    })
}

/// Whose standing another rule would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shift {
    /// The place of the person among the histories.
    pub person: usize,
    /// Their standing by the rule in force.
    pub before: Standing,
    /// Their standing by the other rule.
    pub after: Standing,
}

/// Tries another rule without changing anything: everybody who would gain or lose the vote.
pub fn dry_run(now: &Rule, then: &Rule, histories: &[History], on: NaiveDate) -> Vec<Shift> {
    let judge = |(person, history): (usize, &History)| {
        let (before, after) = (now.judge(history, on), then.judge(history, on));
        (before.votes != after.votes).then_some(Shift { person, before, after })
    };
    histories.iter().enumerate().filter_map(judge).collect()
}
