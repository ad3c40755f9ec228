//! Phases of a review: when what is allowed.

use serde::{Deserialize, Serialize};

use crate::{
    Instant, Problem,
    problem::{FieldErrors, Kind},
    words,
};

words! {
    /// When a reviewer reads what others wrote of the same proposal.
    pub enum Others {
        /// At any time.
        Always = "always",
        /// Once their own review of it is handed in.
        AfterOwn = "after-own",
        /// Not in this phase.
        Never = "never",
    }
}

words! {
    /// Which proposals a reviewer reads.
    pub enum Reach {
        /// All they have no conflict with.
        All = "all",
        /// Those assigned to them.
        Assigned = "assigned",
    }
}

/// What a phase allows. Chairs are not bound by it, conflicts always come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allows {
    /// Reviewers say which proposals they would like to review.
    pub bidding: bool,
    /// Reviewers write and change reviews.
    pub reviewing: bool,
    /// Reviewers who may read each other discuss.
    pub discussing: bool,
    /// Speakers edit what they handed in.
    pub speakers_edit: bool,
    /// When reviewers read each other.
    pub others: Others,
    /// Whether they read each other's names; otherwise pseudonyms.
    pub reviewer_names: bool,
    /// Which proposals they read.
    pub reach: Reach,
}

/// A phase, from its first to its last moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// What organisers call it.
    pub name: String,
    /// The first moment.
    pub from: Instant,
    /// The last moment, which counts.
    pub until: Instant,
    /// What it allows.
    pub allows: Allows,
}

impl Phase {
    /// Whether it is on.
    pub fn covers(&self, now: Instant) -> bool {
        self.from <= now && now <= self.until
    }
}

/// The phase that is on, if there is one.
pub fn current(phases: &[Phase], now: Instant) -> Option<&Phase> {
    phases.iter().find(|phase| phase.covers(now))
}

/// Whether a review whose request arrived at `arrived` is taken for a proposal that the committee works on.
pub fn may_write(phases: &[Phase], is_with_the_committee: bool, arrived: Instant) -> Result<(), Problem> {
    let is_on = current(phases, arrived).is_some_and(|phase| phase.allows.reviewing);
    if is_on && is_with_the_committee {
        return Ok(());
    }
    let message = "Reviews cannot be written or changed now. What you typed is still here.";
    Err(Problem::new(Kind::Conflict, "review-closed", message))
}

/// Everything that is wrong with the phases of a review: at most one is on at any moment.
pub fn check_phases(phases: &[Phase]) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    for (index, phase) in phases.iter().enumerate() {
        if phase.name.trim().is_empty() {
            errors.add(&format!("phases.{index}.name"), "missing", "Give the phase a name.");
        }
        if phase.until < phase.from {
            errors.add(&format!("phases.{index}.until"), "order", "A phase cannot end before it begins.");
        }
        let before = &phases[..index];
        if before.iter().any(|before| before.from <= phase.until && phase.from <= before.until) {
            errors.add(&format!("phases.{index}.from"), "overlap", "Another phase is on at that time.");
        }
    }
    errors.into_result()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(micros: i64) -> Instant {
        Instant::from_timestamp_micros(1_800_000_000_000_000 + micros).expect("in range")
    }

    fn phase(from: i64, until: i64, reviewing: bool) -> Phase {
        let allows = Allows {
            bidding: false,
            reviewing,
            discussing: false,
            speakers_edit: false,
            others: Others::AfterOwn,
            reviewer_names: false,
            reach: Reach::All,
        };
        Phase { name: "Review".into(), from: at(from), until: at(until), allows }
    }

    #[test]
    fn both_ends_of_a_phase_count() {
        let phases = [phase(0, 10, true), phase(11, 20, false)];
        assert_eq!(check_phases(&phases), Ok(()));
        let on = [-1, 0, 10, 11, 20, 21].map(|now| current(&phases, at(now)).map(|phase| phase.from));
        assert_eq!(on, [None, Some(at(0)), Some(at(0)), Some(at(11)), Some(at(11)), None]);
        let written = [-1, 0, 10, 11].map(|now| may_write(&phases, true, at(now)).is_ok());
        assert_eq!(written, [false, true, true, false]);
        assert!(may_write(&phases, false, at(5)).is_err(), "what is decided is not reviewed any more");
    }

    #[test]
    fn phases_neither_overlap_nor_run_backwards() {
        let problem = check_phases(&[phase(0, 10, true), phase(31, 30, true), phase(10, 20, true)]).expect_err("wrong");
        let told: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(told, ["phases.1.until", "phases.2.from"]);
    }
}
