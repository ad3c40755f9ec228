//! What a person did in a group, and when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One person's time in a group. Meetings and ballots are all the group's, with what the person did there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The first day as a member.
    pub joined: NaiveDate,
    /// The first day not a member any more.
    pub left: Option<NaiveDate>,
    /// The group's meetings.
    pub meetings: Vec<Meeting>,
    /// The group's ballots.
    pub ballots: Vec<Ballot>,
    /// Approved leaves of absence.
    pub leaves: Vec<Span>,
    /// For whom the person acts, from when on.
    pub affiliations: Vec<Affiliation>,
    /// Days on which the person declared to want the vote (again).
    pub declarations: Vec<NaiveDate>,
    /// Offices the person held.
    pub offices: Vec<(Office, Span)>,
    /// Days on which documents that name the person as an author were published or approved.
    pub documents: Vec<NaiveDate>,
}

/// A meeting of the group. Whether it had a quorum is no part of this: it counts as attendance either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its last day.
    pub on: NaiveDate,
    /// What kind of meeting.
    pub kind: Kind,
    /// Whether the person was there.
    pub attendance: Attendance,
}

crate::words! {
    /// A kind of meeting.
    pub enum Kind {
        /// One of the regular ones, which a plenary is.
        Plenary = "plenary",
        /// One between two plenaries.
        Interim = "interim",
    }
}

crate::words! {
    /// Whether somebody was at a meeting.
    pub enum Attendance {
        /// They were.
        Present = "present",
        /// Their alternate was.
        Alternate = "alternate",
        /// Neither was.
        Absent = "absent",
    }
}

/// A ballot with all its repetitions: a series is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// The day it opened first.
    pub opened: NaiveDate,
    /// The day it closed for good; a series that may be repeated is open.
    pub closed: Option<NaiveDate>,
    /// What the person last answered.
    pub answer: Option<Answer>,
}

crate::words! {
    /// An answer to a ballot.
    pub enum Answer {
        /// For or against.
        Vote = "vote",
        /// An abstention because one lacks the expertise.
        LackOfExpertise = "lack-of-expertise",
        /// Any other abstention.
        Abstention = "abstention",
    }
}

/// Days from one on, up to but without another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The first day after it.
    pub to: Option<NaiveDate>,
}

/// For whom a person acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affiliation {
    /// The first day.
    pub from: NaiveDate,
    /// Whether this gives them membership: the organisation is a member, or they are one themselves.
    pub member: bool,
}

crate::words! {
    /// An office that a rule of standing asks for.
    pub enum Office {
        /// Chair or secretary of a working group.
        Chair = "chair",
        /// An office whose holders may not be chosen.
        Disqualifying = "disqualifying",
    }
}

impl Span {
    /// Whether a day lies in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

impl History {
    /// The leave of absence that a day lies in.
    pub fn leave(&self, day: NaiveDate) -> Option<&Span> {
        self.leaves.iter().find(|leave| leave.holds(day))
    }

    /// The meetings up to a day, by day.
    pub(super) fn meetings_until(&self, on: NaiveDate) -> Vec<Meeting> {
        let mut meetings: Vec<_> = self.meetings.iter().filter(|meeting| meeting.on <= on).copied().collect();
        meetings.sort_by_key(|meeting| meeting.on);
        meetings
    }

    /// The ballots that closed up to a day, with that day, by day.
    pub(super) fn ballots_until(&self, on: NaiveDate) -> Vec<(NaiveDate, &Ballot)> {
        let closed = |ballot: &'_ Ballot| ballot.closed.filter(|closed| *closed <= on);
        let mut ballots: Vec<_> = self.ballots.iter().filter_map(|ballot| Some((closed(ballot)?, ballot))).collect();
        ballots.sort_by_key(|(closed, _)| *closed);
        ballots
    }
}

impl Attendance {
    /// Whether the person themselves was there.
    pub fn in_person(self) -> bool {
        self == Self::Present
    }
}
