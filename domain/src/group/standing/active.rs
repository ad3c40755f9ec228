//! Voting rights as charters of the Linux Foundation's projects often have them: kept by whoever takes any part.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Attendance, History, Phrase, Standing};

/// The numbers of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Active {
    /// Over so many months …
    pub months: u32,
    /// … whoever was at fewer than this part of the meetings, in hundredths, and at no ballot, loses the vote.
    pub percent: u32,
}

impl Active {
    /// Both parts of the condition need something to be measured on: no meeting or no ballot removes nobody. An
    /// alternate's presence counts for the seat.
    pub(super) fn judge(self, history: &History, on: NaiveDate) -> Standing {
        let begin = on.checked_sub_months(Months::new(self.months)).unwrap_or(NaiveDate::MIN).max(history.joined);
        let counts = |day: NaiveDate| day > begin && history.leave(day).is_none();
        let meetings: Vec<_> = history.meetings_until(on).into_iter().filter(|meeting| counts(meeting.on)).collect();
        let there = meetings.iter().filter(|meeting| meeting.attendance != Attendance::Absent).count();
        let ballots: Vec<_> = history
            .ballots_until(on)
            .into_iter()
            .filter(|(closed, one)| counts(*closed) && one.opened >= begin)
            .collect();
        let answered = ballots.iter().filter(|(_, ballot)| ballot.answer.is_some()).count();
        let seldom = !meetings.is_empty() && there * 100 < meetings.len() * self.percent as usize;
        let silent = !ballots.is_empty() && answered == 0;
        let whole = history.joined.checked_add_months(Months::new(self.months)).is_none_or(|whole| whole <= on);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).into();
        let mut because = vec![Phrase::new(
            "standing-activity",
            [
                ("months", self.months.into()),
                ("attended", number(there)),
                ("meetings", number(meetings.len())),
                ("answered", number(answered)),
                ("ballots", number(ballots.len())),
            ],
        )];
        let votes = !(seldom && silent && whole);
        let mut next = Vec::new();
        if !votes {
            because.push(Phrase::new("standing-lost-inactive", [("percent", self.percent.into())]));
        } else if seldom || silent {
            next.push(Phrase::new("standing-loses-inactive", [("percent", self.percent.into())]));
        }
        if let Some(leave) = history.leave(on) {
            because.push(Phrase::new("standing-on-leave", [("from", leave.from.into())]));
        }
        Standing { votes, since: votes.then_some(history.joined), because, next }
    }
}
