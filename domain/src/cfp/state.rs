//! Where a proposal stands.

use crate::{Instant, words};

words! {
    /// Where a proposal stands. It says no more than what was released: a decision that is only planned stands beside
    /// it (see [`super::Standing`]), so nothing that shows the state alone can tell a decision too early.
    pub enum State {
        /// Being written; nobody but its speakers sees it.
        Draft = "draft",
        /// Handed in.
        Submitted = "submitted",
        /// Handed in, and set aside by the organisers for a closer look. Speakers never learn of it.
        Shortlisted = "shortlisted",
        /// Chosen; its main speaker has not answered yet.
        Accepted = "accepted",
        /// Chosen if another falls out.
        Waitlisted = "waitlisted",
        /// Not chosen.
        Rejected = "rejected",
        /// Chosen, and its main speaker said yes.
        Confirmed = "confirmed",
        /// Taken back by its speakers.
        Withdrawn = "withdrawn",
        /// Taken off the programme by the organisers.
        Cancelled = "cancelled",
    }
}

/// What lets speakers edit a proposal beside its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Editing {
    /// When the last moment of the proposal's deadline is, its grace included.
    pub until: Instant,
    /// Whether the review phase of the moment lets speakers edit what they handed in.
    pub phase_allows: bool,
    /// Whether the proposal was begun with an access code that still counts.
    pub by_code: bool,
}

impl State {
    /// What its speakers are shown: shortlisted is submitted to them.
    pub const fn shown_to_speakers(self) -> Self {
        match self {
            Self::Shortlisted => Self::Submitted,
            other => other,
        }
    }

    /// Whether it counts towards the most proposals that a speaker may have. A draft does not yet. What was withdrawn
    /// does not any more, and so it is counted again before organisers take it back in.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Draft | Self::Withdrawn)
    }

    /// Whether the committee works on it: it can be reviewed and compared.
    pub const fn is_with_the_committee(self) -> bool {
        matches!(self, Self::Submitted | Self::Shortlisted)
    }

    /// Whether it has a place in the working plan.
    pub const fn is_in_the_programme(self) -> bool {
        matches!(self, Self::Accepted | Self::Confirmed)
    }

    /// Whether a comment link of its speakers still opens it.
    pub const fn may_be_shared(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Shortlisted | Self::Accepted | Self::Confirmed)
    }

    /// Whether its speakers may edit it at `now`. Shortlisting changes nothing about that, or it would show. Drafts stay
    /// open with an access code; what is in the programme can always be worded better.
    pub fn speakers_may_edit(self, editing: Editing, now: Instant) -> bool {
        match self {
            Self::Draft => now <= editing.until || editing.by_code,
            Self::Submitted | Self::Shortlisted => now <= editing.until || editing.phase_allows,
            Self::Accepted | Self::Confirmed => true,
            Self::Waitlisted | Self::Rejected | Self::Withdrawn | Self::Cancelled => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn shortlisted_is_never_shown_to_speakers() {
        assert_eq!(State::Shortlisted.shown_to_speakers(), State::Submitted);
        for state in State::ALL.iter().filter(|state| **state != State::Shortlisted) {
            assert_eq!(state.shown_to_speakers(), *state);
        }
    }

    #[test]
    fn nothing_a_speaker_may_do_tells_shortlisted_from_submitted() {
        let until = Instant::from_timestamp(1_800_000_000, 0).expect("in range");
        for (phase_allows, by_code, late) in [(true, true, 0), (true, false, 1), (false, true, 1), (false, false, 1)] {
            let editing = Editing { until, phase_allows, by_code };
            let now = until + TimeDelta::microseconds(late);
            assert_eq!(
                State::Submitted.speakers_may_edit(editing, now),
                State::Shortlisted.speakers_may_edit(editing, now)
            );
        }
        assert_eq!(State::Submitted.may_be_shared(), State::Shortlisted.may_be_shared());
        assert_eq!(State::Submitted.counts(), State::Shortlisted.counts());
    }

    #[test]
    fn a_draft_closes_with_the_call_unless_a_code_opens_it() {
        let until = Instant::from_timestamp(1_800_000_000, 0).expect("in range");
        let late = until + TimeDelta::microseconds(1);
        let editing = Editing { until, phase_allows: true, by_code: false };
        assert!(State::Draft.speakers_may_edit(editing, until));
        assert!(!State::Draft.speakers_may_edit(editing, late));
        assert!(State::Draft.speakers_may_edit(Editing { by_code: true, ..editing }, late));
    }
}
