//! Notice periods: what a meeting owes those who take part, by when, and who sees to it.
//!
//! The periods of the two W3C presets are those of the W3C Process, 3.3.2 "Meeting scheduling and announcements".

use chrono::TimeDelta;
use serde::Serialize;

use super::life::{MeetingState, Times};
use crate::Instant;

crate::words! {
    /// Whose notice periods a meeting keeps.
    pub enum Notice {
        /// None.
        None = "none",
        /// W3C, in one room.
        W3cFaceToFace = "w3c-face-to-face",
        /// W3C, over a line.
        W3cDistributed = "w3c-distributed",
        /// OASIS: a week before and a week after.
        Oasis = "oasis",
    }
}

crate::words! {
    /// What is owed.
    pub enum TaskKind {
        /// That people know of the meeting.
        Announce = "announce",
        /// That they know what it is about.
        Agenda = "agenda",
        /// That it is known who takes part.
        Participation = "participation",
        /// That what somebody took on is written down.
        ActionItems = "action-items",
        /// That the minutes are there to be approved.
        Minutes = "minutes",
    }
}

crate::words! {
    /// Who sees to it.
    pub enum Office {
        /// The chair.
        Chair = "chair",
        /// The secretary, or the chair where there is none.
        Secretary = "secretary",
    }
}

/// So long before the start, or after the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// What is owed.
    pub kind: TaskKind,
    /// How long.
    pub span: TimeDelta,
}

/// When each thing was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// When the meeting got the time that it has.
    pub announced: Option<Instant>,
    /// When its agenda was there.
    pub agenda: Option<Instant>,
    /// When it was confirmed who takes part.
    pub participation: Option<Instant>,
    /// When the action items were complete.
    pub action_items: Option<Instant>,
    /// When the minutes were there to be approved.
    pub minutes: Option<Instant>,
}

/// Something owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// What.
    pub kind: TaskKind,
    /// Who sees to it.
    pub office: Office,
    /// From when on it waits for somebody.
    pub since: Instant,
    /// The last moment.
    pub due: Instant,
    /// When it was done.
    pub done: Option<Instant>,
}

impl Task {
    /// Whether its last moment passed before it was done.
    pub fn is_late(&self, now: Instant) -> bool {
        self.done.unwrap_or(now) > self.due
    }

    /// Whether somebody still has to do it.
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }
}

impl Notice {
    /// Its periods, in the order in which they end.
    pub fn periods(self) -> Vec<Period> {
        let of = |spans: [TimeDelta; 5]| {
            TaskKind::ALL.iter().zip(spans).map(|(kind, span)| Period { kind: *kind, span }).collect()
        };
        let (hours, days, weeks) = (TimeDelta::hours, TimeDelta::days, TimeDelta::weeks);
        match self {
            Self::None => Vec::new(),
            Self::W3cFaceToFace => of([weeks(8), weeks(2), days(3), days(3), weeks(2)]),
            Self::W3cDistributed => of([weeks(1), hours(24), hours(24), hours(24), hours(48)]),
            Self::Oasis => [TaskKind::Announce, TaskKind::Minutes].map(|kind| Period { kind, span: days(7) }).into(),
        }
    }
}

impl TaskKind {
    /// Whether it is owed before the meeting begins.
    pub const fn is_before(self) -> bool {
        matches!(self, Self::Announce | Self::Agenda | Self::Participation)
    }

    const fn office(self) -> Office {
        match self {
            Self::Announce | Self::Agenda | Self::Participation => Office::Chair,
            Self::ActionItems | Self::Minutes => Office::Secretary,
        }
    }

    fn done(self, done: &Done) -> Option<Instant> {
        match self {
            Self::Announce => done.announced,
            Self::Agenda => done.agenda,
            Self::Participation => done.participation,
            Self::ActionItems => done.action_items,
            Self::Minutes => done.minutes,
        }
    }
}

/// So long before the last moment, something that is owed before a meeting begins to wait for somebody: a meeting planned
/// half a year ahead stands on nobody's list of what they must act on yet.
pub const LEAD: TimeDelta = TimeDelta::days(30);

/// What a meeting owes. Minutes are owed of every meeting that took place, two weeks after it where no preset says when;
/// one that is cancelled or waits for a time owes nothing.
pub fn tasks(notice: Notice, state: MeetingState, times: Times, done: &Done, known_since: Instant) -> Vec<Task> {
    if state != MeetingState::Planned {
        return Vec::new();
    }
    let mut periods = notice.periods();
    if !periods.iter().any(|period| period.kind == TaskKind::Minutes) {
        periods.push(Period { kind: TaskKind::Minutes, span: TimeDelta::weeks(2) });
    }
    let task = |period: Period| {
        let is_before = period.kind.is_before();
        let due = if is_before { times.start - period.span } else { times.end + period.span };
        Task {
            kind: period.kind,
            office: period.kind.office(),
            since: if is_before { known_since.max(due - LEAD) } else { times.end },
            due,
            done: period.kind.done(done),
        }
    };
    periods.into_iter().map(task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    fn times() -> Times {
        Times { start: at("2026-12-01T15:00:00Z"), end: at("2026-12-01T16:00:00Z") }
    }

    fn told(notice: Notice) -> Vec<(TaskKind, Office, String)> {
        tasks(notice, MeetingState::Planned, times(), &Done::default(), at("2026-09-01T00:00:00Z"))
            .into_iter()
            .map(|task| (task.kind, task.office, task.due.format("%m-%d %H").to_string()))
            .collect()
    }

    #[test]
    fn the_periods_are_those_of_the_w3c_process() {
        use Office::{Chair, Secretary};
        use TaskKind as K;
        assert_eq!(
            told(Notice::W3cFaceToFace),
            [
                (K::Announce, Chair, "10-06 15".into()),
                (K::Agenda, Chair, "11-17 15".into()),
                (K::Participation, Chair, "11-28 15".into()),
                (K::ActionItems, Secretary, "12-04 16".into()),
                (K::Minutes, Secretary, "12-15 16".into()),
            ]
        );
        assert_eq!(
            told(Notice::W3cDistributed),
            [
                (K::Announce, Chair, "11-24 15".into()),
                (K::Agenda, Chair, "11-30 15".into()),
                (K::Participation, Chair, "11-30 15".into()),
                (K::ActionItems, Secretary, "12-02 16".into()),
                (K::Minutes, Secretary, "12-03 16".into()),
            ]
        );
        assert_eq!(
            told(Notice::Oasis),
            [(K::Announce, Chair, "11-24 15".into()), (K::Minutes, Secretary, "12-08 16".into())]
        );
        assert_eq!(told(Notice::None), [(K::Minutes, Secretary, "12-15 16".into())]);
    }

    #[test]
    fn shorter_notice_is_late_and_done_and_what_nobody_did_is_late_once_its_time_is_over() {
        let done = Done { announced: Some(at("2026-11-30T15:00:00Z")), ..Done::default() };
        let all = tasks(Notice::W3cDistributed, MeetingState::Planned, times(), &done, at("2026-11-30T15:00:00Z"));
        assert!(all[0].is_late(at("2026-11-30T15:00:00Z")) && !all[0].is_open());
        let agenda = all[1];
        assert!(agenda.is_open() && !agenda.is_late(agenda.due));
        assert!(agenda.is_late(agenda.due + TimeDelta::microseconds(1)));
        assert_eq!((agenda.since, all[4].since), (at("2026-11-30T15:00:00Z"), times().end));
    }

    #[test]
    fn what_is_owed_before_a_meeting_far_ahead_waits_for_nobody_until_its_last_moment_comes_near() {
        let known = at("2026-06-01T00:00:00Z");
        let all = tasks(Notice::W3cFaceToFace, MeetingState::Planned, times(), &Done::default(), known);
        for task in all.iter().filter(|task| task.kind.is_before()) {
            assert_eq!(task.since, task.due - LEAD, "{:?}", task.kind);
        }
        let soon = times().start - TimeDelta::days(20);
        let late = tasks(Notice::W3cFaceToFace, MeetingState::Planned, times(), &Done::default(), soon);
        assert_eq!(late[1].since, soon, "nobody waits for a meeting that nobody knows of");
        assert!(late[0].since > late[0].due, "it was late from the beginning");
    }

    #[test]
    fn a_meeting_that_does_not_take_place_owes_nothing() {
        for state in [MeetingState::Cancelled, MeetingState::Postponed] {
            assert!(tasks(Notice::W3cFaceToFace, state, times(), &Done::default(), times().start).is_empty());
        }
    }
}
