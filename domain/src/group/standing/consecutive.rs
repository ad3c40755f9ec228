//! Voting rights as OASIS has them: gained and lost by meetings in a row.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Answer, History, Meeting, Phrase, Standing};

/// The numbers of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consecutive {
    /// Meetings to attend in a row to gain the vote.
    pub attend: u32,
    /// Meetings missed in a row that lose it.
    pub miss: u32,
    /// Ballots missed in a row that lose it.
    pub ballots: u32,
    /// Days that one must have been a member before the group's first meeting to gain the vote by attending that alone.
    pub before_first: u32,
    /// Days after which the vote is gained where fewer meetings than needed were held, and all of those attended.
    pub days: u32,
    /// Days for which the vote stays after a change of employer.
    pub grace: u32,
}

/// What happens on a day, in the order in which it counts.
enum Event {
    Employer(bool),
    Declared,
    Meeting(Meeting),
    Ballot(NaiveDate, Option<Answer>),
}

impl Consecutive {
    pub(super) fn judge(&self, history: &History, on: NaiveDate) -> Standing {
        let meetings = history.meetings_until(on);
        let first = history.meetings.iter().map(|meeting| meeting.on).min();
        let mut walk = Walk::new(self, history, first);
        for (day, event) in events(history, &meetings, on) {
            walk.pass_until(day);
            walk.dawn(day);
            walk.take(day, &event);
        }
        walk.pass_until(on + Days::new(1));
        walk.dawn(on);
        walk.standing(on)
    }
}

fn events(history: &History, meetings: &[Meeting], on: NaiveDate) -> Vec<(NaiveDate, Event)> {
    let mut by_day: BTreeMap<NaiveDate, Vec<Event>> = BTreeMap::new();
    for affiliation in &history.affiliations {
        by_day.entry(affiliation.from).or_default().push(Event::Employer(affiliation.member));
    }
    for day in &history.declarations {
        by_day.entry(*day).or_default().push(Event::Declared);
    }
    for meeting in meetings {
        by_day.entry(meeting.on).or_default().push(Event::Meeting(*meeting));
    }
    for (closed, ballot) in history.ballots_until(on) {
        by_day.entry(closed).or_default().push(Event::Ballot(ballot.opened, ballot.answer));
    }
    let known = by_day.into_iter().filter(|(day, _)| *day <= on && *day >= history.joined);
    known.flat_map(|(day, events)| events.into_iter().map(move |event| (day, event))).collect()
}

struct Walk<'a> {
    rule: &'a Consecutive,
    history: &'a History,
    /// The day of the group's first meeting.
    first: Option<NaiveDate>,
    votes: bool,
    since: Option<NaiveDate>,
    because: Phrase,
    attended: u32,
    missed: u32,
    ballots_missed: u32,
    /// The day from which days are counted, with the meetings held and attended since; none where days do not help.
    counting: Option<(NaiveDate, u32, u32)>,
    /// Whether a declaration is needed to begin again.
    by_declaration: bool,
    /// The day of the change of employer that ends the membership.
    employer: Option<NaiveDate>,
}

impl<'a> Walk<'a> {
    fn new(rule: &'a Consecutive, history: &'a History, first: Option<NaiveDate>) -> Self {
        Self {
            rule,
            history,
            first,
            votes: false,
            since: None,
            because: Phrase::new("standing-not-yet", [("attended", 0.into()), ("needed", rule.attend.into())]),
            attended: 0,
            missed: 0,
            ballots_missed: 0,
            counting: Some((history.joined, 0, 0)),
            by_declaration: false,
            employer: None,
        }
    }

    /// Lets the days before one come to their end.
    fn pass_until(&mut self, day: NaiveDate) {
        if let Some((from, held, attended)) = self.counting {
            let close = from + Days::new(self.rule.days.into());
            if close < day && !self.votes && held < self.rule.attend && held == attended && self.is_here(close) {
                let key = if self.by_declaration { "standing-gained-declaration" } else { "standing-gained-days" };
                let arguments = [("days", self.rule.days.into()), ("from", from.into()), ("day", close.into())];
                self.gain(close, Phrase::new(key, arguments));
            }
        }
    }

    /// Begins a day: the grace after a change of employer may be over.
    fn dawn(&mut self, day: NaiveDate) {
        if let Some(changed) = self.employer {
            let end = changed + Days::new(u64::from(self.rule.grace) + 1);
            if end <= day {
                self.end_of_membership(changed, end);
            }
        }
    }

    fn is_here(&self, close: NaiveDate) -> bool {
        self.history.leave(close).is_none()
            && self.employer.is_none_or(|changed| close <= changed + Days::new(self.rule.grace.into()))
    }

    fn take(&mut self, day: NaiveDate, event: &Event) {
        match event {
            Event::Employer(member) => self.employer(day, *member),
            _ if self.history.leave(day).is_some() => {}
            Event::Declared => {
                if !self.votes && self.by_declaration {
                    self.counting = Some((day, 0, 0));
                }
            }
            Event::Meeting(meeting) => self.meeting(*meeting),
            Event::Ballot(opened, answer) => self.ballot(day, *opened, *answer),
        }
    }

    fn employer(&mut self, day: NaiveDate, member: bool) {
        match (member, self.employer) {
            (true, Some(changed)) => {
                if day > changed + Days::new(self.rule.grace.into()) {
                    self.counting = Some((day, 0, 0));
                }
                self.employer = None;
            }
            (false, None) => self.employer = Some(day),
            _ => {}
        }
    }

    fn end_of_membership(&mut self, changed: NaiveDate, end: NaiveDate) {
        if self.because.key != "standing-lost-employer" {
            let arguments = [("changed", changed.into()), ("days", self.rule.grace.into()), ("day", end.into())];
            self.lose(end, Phrase::new("standing-lost-employer", arguments));
            self.counting = None;
        }
    }

    fn meeting(&mut self, meeting: Meeting) {
        let here = self.employer.is_none_or(|changed| meeting.on <= changed + Days::new(self.rule.grace.into()));
        if !here {
            return;
        }
        let there = meeting.attendance.in_person();
        if let Some((_, held, attended)) = &mut self.counting {
            *held += 1;
            *attended += u32::from(there);
        }
        self.attended = if there { self.attended + 1 } else { 0 };
        self.missed = if there { 0 } else { self.missed + 1 };
        let early = self.history.joined + Days::new(self.rule.before_first.into()) <= meeting.on;
        if self.votes {
            if self.missed >= self.rule.miss {
                let arguments = [("number", self.missed.into()), ("day", meeting.on.into())];
                self.lose(meeting.on, Phrase::new("standing-lost-meetings", arguments));
            }
        } else if self.by_declaration {
            // Lost by ballots: attending does not bring it back.
        } else if there && self.first == Some(meeting.on) && early {
            self.gain(meeting.on, Phrase::new("standing-gained-first-meeting", [("day", meeting.on.into())]));
        } else if self.attended >= self.rule.attend {
            let arguments = [("number", self.rule.attend.into()), ("day", meeting.on.into())];
            self.gain(meeting.on, Phrase::new("standing-gained-meetings", arguments));
        }
    }

    /// Only a ballot that opened when they had the vote is one that they could miss.
    fn ballot(&mut self, day: NaiveDate, opened: NaiveDate, answer: Option<Answer>) {
        if !self.votes || self.since.is_none_or(|since| opened < since) {
            return;
        }
        self.ballots_missed = if answer.is_some() { 0 } else { self.ballots_missed + 1 };
        if self.ballots_missed >= self.rule.ballots {
            let arguments = [("number", self.ballots_missed.into()), ("day", day.into())];
            self.lose(day, Phrase::new("standing-lost-ballots", arguments));
            self.by_declaration = true;
        }
    }

    fn gain(&mut self, day: NaiveDate, because: Phrase) {
        self.turn(true, day, because);
        self.by_declaration = false;
    }

    fn lose(&mut self, day: NaiveDate, because: Phrase) {
        self.turn(false, day, because);
        self.by_declaration = false;
    }

    fn turn(&mut self, votes: bool, day: NaiveDate, because: Phrase) {
        (self.votes, self.since, self.because) = (votes, Some(day), because);
        (self.attended, self.missed, self.ballots_missed, self.counting) = (0, 0, 0, None);
    }

    fn standing(self, on: NaiveDate) -> Standing {
        let mut because = vec![match self.because.key {
            "standing-not-yet" => Phrase::new(
                "standing-not-yet",
                [("attended", self.attended.into()), ("needed", self.rule.attend.into())],
            ),
            _ => self.because.clone(),
        }];
        if let Some(leave) = self.history.leave(on) {
            because.push(Phrase::new("standing-on-leave", [("from", leave.from.into())]));
        }
        Standing { votes: self.votes, since: self.since, because, next: self.next(on) }
    }

    fn next(&self, on: NaiveDate) -> Vec<Phrase> {
        let mut next = Vec::new();
        let more = |all: u32, some: u32| all.saturating_sub(some).into();
        if self.votes {
            if self.missed > 0 {
                let arguments = [("missed", self.missed.into()), ("more", more(self.rule.miss, self.missed))];
                next.push(Phrase::new("standing-loses-by-meetings", arguments));
            }
            if self.ballots_missed > 0 {
                let (missed, more) = (self.ballots_missed, more(self.rule.ballots, self.ballots_missed));
                next.push(Phrase::new("standing-loses-by-ballots", [("missed", missed.into()), ("more", more)]));
            }
            if let Some(changed) = self.employer {
                let end = changed + Days::new(u64::from(self.rule.grace) + 1);
                next.push(Phrase::new("standing-loses-by-employer", [("day", end.into())]));
            }
        } else if self.by_declaration {
            let arguments = [("days", self.rule.days.into())];
            next.push(match self.counting {
                None => Phrase::new("standing-gains-by-declaration", arguments),
                Some((from, ..)) => {
                    let day = from + Days::new(self.rule.days.into());
                    Phrase::new("standing-gains-on", [("day", day.into())])
                }
            });
        } else if self.because.key != "standing-lost-employer" || self.counting.is_some() {
            next.push(Phrase::new("standing-gains-by-meetings", [("more", more(self.rule.attend, self.attended))]));
            if let Some((from, held, attended)) = self.counting {
                let day = from + Days::new(self.rule.days.into());
                if day > on && held == attended {
                    next.push(Phrase::new("standing-gains-on-if", [("day", day.into())]));
                }
            }
        }
        next
    }
}
