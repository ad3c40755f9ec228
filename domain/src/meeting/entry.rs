//! What stands in the minutes besides their text: decisions, action items, and corrections of what was approved.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    problem::{FieldErrors, Flaw, Kind},
    text::{block, optional_line},
};

crate::words! {
    /// Where minutes stand.
    pub enum MinutesState {
        /// They are being written.
        Writing = "writing",
        /// They are there to be approved.
        Proposed = "proposed",
        /// They were approved, and do not change any more.
        Approved = "approved",
    }
}

crate::words! {
    /// What an entry is.
    pub enum EntryKind {
        /// Something was decided.
        Decision = "decision",
        /// Somebody took something on.
        Action = "action",
        /// What was approved is wrong in a place.
        Correction = "correction",
    }
}

crate::words! {
    /// Where an action item stands.
    pub enum ActionState {
        /// To be done.
        Open = "open",
        /// Done.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

/// An entry, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedEntry {
    /// One of [`EntryKind`].
    pub kind: String,
    /// What was decided, what is to be done, or what is right.
    pub text: String,
    /// Why; may be empty but for corrections.
    pub rationale: String,
    /// The id of who takes it on, of action items.
    pub holder: String,
    /// By when, of action items; may be empty.
    pub due: String,
}

/// An entry, checked but for who holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryDetails {
    /// What it is.
    pub kind: EntryKind,
    /// What it says.
    pub text: String,
    /// Why; may be empty but for corrections.
    pub rationale: String,
    /// By when.
    pub due: Option<NaiveDate>,
}

impl TypedEntry {
    /// The entry, or everything that is wrong with it.
    pub fn check(&self) -> Result<EntryDetails, Problem> {
        let mut errors = FieldErrors::default();
        let kind: Option<EntryKind> = errors
            .take("kind", self.kind.trim().parse().map_err(|_| Flaw::new("option", "Choose one of the options.")));
        let text = errors.take("text", needed_block(&self.text));
        let rationale = errors.take("rationale", block(&self.rationale, 5_000));
        let due = errors.take("due", crate::group::optional_day(&self.due));
        if kind == Some(EntryKind::Correction) && rationale.as_ref().is_some_and(String::is_empty) {
            errors.add("rationale", "missing", "This field is needed.");
        }
        if kind == Some(EntryKind::Action) && optional_line(&self.holder, 100).is_ok_and(|holder| holder.is_empty()) {
            errors.add("holder", "missing", "This field is needed.");
        }
        let all = kind.zip(text).zip(rationale.zip(due));
        let entry = all.map(|((kind, text), (rationale, due))| EntryDetails {
            kind,
            text,
            rationale,
            due: due.filter(|_| kind == EntryKind::Action),
        });
        errors.finish(entry)
    }
}

fn needed_block(text: &str) -> Result<String, Flaw> {
    let text = block(text, 5_000)?;
    if text.is_empty() { Err(Flaw::new("missing", "This field is needed.")) } else { Ok(text) }
}

impl MinutesState {
    /// The state after a step. What was approved is never opened again.
    pub fn step(self, to: Self) -> Result<Self, Problem> {
        match (self, to) {
            (Self::Writing, Self::Proposed) | (Self::Proposed, Self::Writing | Self::Approved) => Ok(to),
            (Self::Approved, _) => Err(approved()),
            (Self::Writing, _) | (Self::Proposed, Self::Proposed) => {
                Err(Problem::new(Kind::Conflict, "minutes-step", "Minutes are proposed first, and then approved."))
            }
        }
    }

    /// Whether an entry of a kind may be added: corrections once they are approved, everything else before.
    pub fn takes(self, kind: EntryKind) -> Result<(), Problem> {
        match (self == Self::Approved, kind == EntryKind::Correction) {
            (true, false) => Err(approved()),
            (false, true) => Err(Problem::new(
                Kind::Conflict,
                "minutes-not-approved",
                "These minutes are not approved yet: change the text itself.",
            )),
            (true, true) | (false, false) => Ok(()),
        }
    }
}

fn approved() -> Problem {
    Problem::new(
        Kind::Conflict,
        "minutes-approved",
        "These minutes are approved and stay as they are. Add a correction with its reason instead.",
    )
}

impl ActionState {
    /// The state after a step; what was done or given up can be taken up again.
    pub fn step(self, to: Self) -> Result<Self, Problem> {
        if self == to || self != Self::Open && to != Self::Open {
            return Err(Problem::new(
                Kind::Conflict,
                "action-step",
                "This action item does not stand where you saw it.",
            ));
        }
        Ok(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_has_a_reason_and_an_action_item_a_holder() {
        let said = |kind: &str| {
            let typed = TypedEntry { kind: kind.into(), text: "Text".into(), ..TypedEntry::default() };
            let fields = typed.check().map_err(|problem| problem.fields);
            fields.map_err(|fields| {
                fields.into_iter().map(|one| format!("{} {}", one.field, one.code)).collect::<Vec<_>>()
            })
        };
        assert!(said("decision").is_ok());
        assert_eq!(said("correction"), Err(vec!["rationale missing".into()]));
        assert_eq!(said("action"), Err(vec!["holder missing".into()]));
        assert_eq!(said("song"), Err(vec!["kind option".into()]));
    }

    #[test]
    fn what_was_approved_is_only_corrected() {
        use MinutesState as S;
        let table: Vec<_> =
            S::ALL.iter().map(|from| S::ALL.iter().map(|to| from.step(*to).is_ok()).collect::<Vec<_>>()).collect();
        assert_eq!(table, [[false, true, false], [true, false, true], [false, false, false]]);
        assert_eq!(
            S::Approved.takes(EntryKind::Decision).map_err(|problem| problem.code),
            Err("minutes-approved".into())
        );
        assert!(S::Approved.takes(EntryKind::Correction).is_ok());
        assert_eq!(
            S::Writing.takes(EntryKind::Correction).map_err(|problem| problem.code),
            Err("minutes-not-approved".into())
        );
        assert!(S::Proposed.takes(EntryKind::Action).is_ok());
    }

    #[test]
    fn an_action_item_is_settled_once_and_can_be_taken_up_again() {
        use ActionState as S;
        let table: Vec<_> =
            S::ALL.iter().map(|from| S::ALL.iter().map(|to| from.step(*to).is_ok()).collect::<Vec<_>>()).collect();
        assert_eq!(table, [[false, true, true], [true, false, false], [true, false, false]]);
    }
}
