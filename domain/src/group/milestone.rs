//! What a group plans to reach, and by when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::line,
};

crate::words! {
    /// Where a milestone stands.
    pub enum MilestoneState {
        /// Still to be reached.
        Open = "open",
        /// Reached.
        Reached = "reached",
        /// Given up.
        Dropped = "dropped",
    }
}

/// What somebody typed about a milestone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMilestone {
    /// What is reached.
    pub title: String,
    /// The day by which, `2027-03-31`; may be empty.
    pub due: String,
    /// One of [`MilestoneState`]; open where left out.
    pub state: String,
}

/// A milestone, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MilestoneDetails {
    /// What is reached.
    pub title: String,
    /// The day by which.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: MilestoneState,
}

impl TypedMilestone {
    /// The milestone, or everything that is wrong with it.
    pub fn check(&self) -> Result<MilestoneDetails, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", line(&self.title, 200));
        let due = errors.take("due", optional_day(&self.due));
        let state = errors.take("state", state(&self.state));
        let checked = title.zip(due).zip(state).map(|((title, due), state)| MilestoneDetails { title, due, state });
        errors.finish(checked)
    }
}

fn state(text: &str) -> Result<MilestoneState, Flaw> {
    match text.trim() {
        "" => Ok(MilestoneState::Open),
        word => word.parse().map_err(|_| Flaw::new("option", "Choose one of the options.")),
    }
}

/// A day as browsers send it, or nothing.
pub(crate) fn optional_day(text: &str) -> Result<Option<NaiveDate>, Flaw> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Flaw::new("date", "Give a date like 2026-03-01.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_milestone_has_a_title_and_perhaps_a_day() {
        let typed = TypedMilestone { title: "Draft 1".into(), ..TypedMilestone::default() };
        let open = MilestoneDetails { title: "Draft 1".into(), due: None, state: MilestoneState::Open };
        assert_eq!(typed.check(), Ok(open));
        let wrong = TypedMilestone { title: " ".into(), due: "soon".into(), state: "late".into() };
        let said: Vec<String> = wrong.check().expect_err("wrong").fields.into_iter().map(|error| error.code).collect();
        assert_eq!(said, ["missing", "date", "option"]);
    }
}
