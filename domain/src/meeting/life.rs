//! Where a meeting stands: by what was decided about it, and by the clock.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{Instant, Problem, problem::Kind};

/// People sign in from so long before the start until the end.
pub const SIGN_IN_BEFORE: TimeDelta = TimeDelta::minutes(15);

crate::words! {
    /// What was decided about a meeting.
    pub enum MeetingState {
        /// It takes place, or did.
        Planned = "planned",
        /// It will be at another time, which is not known yet.
        Postponed = "postponed",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

crate::words! {
    /// Where a meeting stands now.
    pub enum Phase {
        /// Still to come.
        Upcoming = "upcoming",
        /// People can sign in.
        On = "on",
        /// Over.
        Over = "over",
        /// At another time, which is not known yet.
        Postponed = "postponed",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

/// From when to when a meeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// Its first moment.
    pub start: Instant,
    /// Its last moment.
    pub end: Instant,
}

impl Times {
    /// Where the meeting stands.
    pub fn phase(self, state: MeetingState, now: Instant) -> Phase {
        match state {
            MeetingState::Cancelled => Phase::Cancelled,
            MeetingState::Postponed => Phase::Postponed,
            MeetingState::Planned if now < self.start - SIGN_IN_BEFORE => Phase::Upcoming,
            MeetingState::Planned if now <= self.end => Phase::On,
            MeetingState::Planned => Phase::Over,
        }
    }
}

impl MeetingState {
    /// The state after a step; what is over stays as it was.
    pub fn step(self, to: Self, phase: Phase) -> Result<Self, Problem> {
        match (phase, to) {
            (Phase::Over, _) => Err(Problem::new(
                Kind::Conflict,
                "meeting-over",
                "This meeting is over. What happened stays as it was.",
            )),
            (_, to) if to == self => {
                Err(Problem::new(Kind::Conflict, "meeting-same", "That is how the meeting stands already."))
            }
            (_, Self::Planned) => Err(Problem::new(
                Kind::Conflict,
                "meeting-needs-time",
                "Say when the meeting takes place instead; that brings it back.",
            )),
            (_, to) => Ok(to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    #[test]
    fn people_sign_in_from_a_quarter_of_an_hour_before_to_the_last_moment() {
        let times = Times { start: at("2026-11-03T15:00:00Z"), end: at("2026-11-03T16:00:00Z") };
        for (now, phase) in [
            ("2026-11-03T14:44:59Z", Phase::Upcoming),
            ("2026-11-03T14:45:00Z", Phase::On),
            ("2026-11-03T16:00:00Z", Phase::On),
            ("2026-11-03T16:00:01Z", Phase::Over),
        ] {
            assert_eq!(times.phase(MeetingState::Planned, at(now)), phase, "{now}");
        }
        assert_eq!(times.phase(MeetingState::Cancelled, at("2026-11-03T15:10:00Z")), Phase::Cancelled);
    }

    #[test]
    fn what_is_over_is_not_cancelled_and_time_alone_brings_a_meeting_back() {
        let code = |from: MeetingState, to, phase| from.step(to, phase).map_err(|problem| problem.code);
        use MeetingState as S;
        assert_eq!(code(S::Planned, S::Cancelled, Phase::Upcoming), Ok(S::Cancelled));
        assert_eq!(code(S::Planned, S::Postponed, Phase::On), Ok(S::Postponed));
        assert_eq!(code(S::Postponed, S::Cancelled, Phase::Postponed), Ok(S::Cancelled));
        assert_eq!(code(S::Planned, S::Cancelled, Phase::Over), Err("meeting-over".into()));
        assert_eq!(code(S::Cancelled, S::Cancelled, Phase::Cancelled), Err("meeting-same".into()));
        assert_eq!(code(S::Cancelled, S::Planned, Phase::Cancelled), Err("meeting-needs-time".into()));
    }
}
