//! Voting rights as IEEE 802 has them: held by having taken part in some of the last plenaries.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Answer, History, Kind, Meeting, Phrase, Standing};

/// The numbers of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Of so many last plenaries …
    pub plenaries: usize,
    /// … so many are needed.
    pub needed: u32,
    /// So many interim meetings may stand for plenaries.
    pub interims: u32,
    /// Of so many last ballots …
    pub ballots: usize,
    /// … missing so many loses the vote. A series is one ballot, and counts when it has closed for good.
    pub missed: usize,
}

impl Recent {
    pub(super) fn judge(&self, history: &History, on: NaiveDate) -> Standing {
        let mut meetings = history.meetings_until(on);
        meetings.retain(|meeting| history.leave(meeting.on).is_none());
        let lost = self.lost_by_ballots(history, &meetings, on);
        let began = lost.map_or(history.joined, |(day, _)| day);
        let took_part = self.took_part(&meetings, began, on);
        let votes = took_part.counted() >= self.needed;
        let mut because = vec![took_part.phrase(self.needed)];
        if let Some(day) = took_part.interim {
            because.push(Phrase::new("standing-interim-counted", [("day", day.into())]));
        }
        if let Some((day, missed)) = lost.filter(|_| !votes) {
            because.push(Phrase::new("standing-lost-ballots", [("number", missed.into()), ("day", day.into())]));
        }
        let since = if votes { self.since(&meetings, began, on) } else { lost.map(|(day, _)| day) };
        let mut next = Vec::new();
        if votes && self.took_part_after_missing_one(&meetings, began, on) < self.needed {
            next.push(Phrase::new("standing-loses-by-plenary", []));
        }
        if !votes {
            let more = self.needed - took_part.counted();
            next.push(Phrase::new("standing-gains-by-plenaries", [("more", more.into())]));
        }
        if let Some(leave) = history.leave(on) {
            because.push(Phrase::new("standing-on-leave", [("from", leave.from.into())]));
        }
        Standing { votes, since, because, next }
    }

    /// The last day on which ballots made a voter a new candidate, with how many were missed.
    fn lost_by_ballots(&self, history: &History, meetings: &[Meeting], on: NaiveDate) -> Option<(NaiveDate, u32)> {
        let mut lost = None;
        let mut last: Vec<bool> = Vec::new();
        let mut began = history.joined;
        for (closed, ballot) in history.ballots_until(on) {
            let opened = ballot.opened;
            let voter = opened >= began && self.took_part(meetings, began, opened).counted() >= self.needed;
            if !voter || history.leave(closed).is_some() {
                continue;
            }
            last.push(!matches!(ballot.answer, Some(Answer::Vote | Answer::LackOfExpertise)));
            let missed = last.iter().rev().take(self.ballots).filter(|missed| **missed).count();
            if missed >= self.missed {
                lost = Some((closed, u32::try_from(missed).unwrap_or(u32::MAX)));
                began = closed;
                last.clear();
            }
        }
        lost
    }

    /// What counts of the last plenaries up to a day, of those since one became a candidate.
    fn took_part(&self, meetings: &[Meeting], began: NaiveDate, on: NaiveDate) -> TookPart {
        let until = meetings.iter().filter(|meeting| meeting.on <= on);
        let mut plenaries: Vec<_> = until.filter(|meeting| meeting.kind == Kind::Plenary).collect();
        plenaries.drain(..plenaries.len().saturating_sub(self.plenaries));
        let from = plenaries.first().map_or(began, |first| first.on.max(began));
        let after_loss = |meeting: &&&Meeting| meeting.on >= began && meeting.attendance.in_person();
        let attended = plenaries.iter().filter(|meeting| after_loss(meeting)).count();
        let interims = meetings.iter().filter(|meeting| {
            meeting.kind == Kind::Interim && meeting.attendance.in_person() && (from..=on).contains(&meeting.on)
        });
        let attended = u32::try_from(attended).unwrap_or(u32::MAX);
        let interims: Vec<_> = interims.take(self.interims as usize).map(|meeting| meeting.on).collect();
        let needs_one = attended < self.needed;
        TookPart {
            plenaries: u32::try_from(plenaries.len()).unwrap_or(u32::MAX),
            attended,
            interim: interims.last().copied().filter(|_| needs_one),
            interims: if needs_one { u32::try_from(interims.len()).unwrap_or(u32::MAX) } else { 0 },
        }
    }

    /// What would count if the next plenary were missed.
    fn took_part_after_missing_one(&self, meetings: &[Meeting], began: NaiveDate, on: NaiveDate) -> u32 {
        let missed = Meeting { on, kind: Kind::Plenary, attendance: super::Attendance::Absent };
        let mut meetings = meetings.to_vec();
        meetings.push(missed);
        self.took_part(&meetings, began, on).counted()
    }

    /// The meeting at which the vote that is held now was gained.
    fn since(&self, meetings: &[Meeting], began: NaiveDate, on: NaiveDate) -> Option<NaiveDate> {
        let days = meetings.iter().map(|meeting| meeting.on).filter(|day| *day >= began && *day <= on).rev();
        days.take_while(|day| self.took_part(meetings, began, *day).counted() >= self.needed).last()
    }
}

struct TookPart {
    /// How many plenaries were looked at.
    plenaries: u32,
    attended: u32,
    interims: u32,
    interim: Option<NaiveDate>,
}

impl TookPart {
    fn counted(&self) -> u32 {
        self.attended + self.interims
    }

    fn phrase(&self, needed: u32) -> Phrase {
        let arguments = [("attended", self.counted().into()), ("of", self.plenaries.into()), ("needed", needed.into())];
        Phrase::new("standing-of-last-plenaries", arguments)
    }
}
