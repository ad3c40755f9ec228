//! Eligibility as the IETF's nominating committee has it: judged on one day by what came before it.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Attendance, History, Kind, Office, Phrase, Span, Standing};

/// The numbers of the rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligible {
    /// Of so many last meetings …
    pub meetings: usize,
    /// … so many are needed.
    pub needed: u32,
    /// Meetings that the rule passes over.
    pub passed_over: Vec<Span>,
    /// Whoever chaired within so many years is eligible too.
    pub chaired_within_years: Option<u32>,
    /// Whoever wrote so many documents within so many years is eligible too.
    pub wrote: Option<Wrote>,
}

/// Documents within years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrote {
    /// How many.
    pub documents: u32,
    /// Within how many years.
    pub years: u32,
}

impl Eligible {
    pub(super) fn judge(&self, history: &History, on: NaiveDate) -> Standing {
        let disqualifying = |(office, span): &&(Office, Span)| *office == Office::Disqualifying && span.holds(on);
        if let Some((_, span)) = history.offices.iter().find(disqualifying) {
            let because = vec![Phrase::new("standing-disqualifying-office", [("from", span.from.into())])];
            return Standing { votes: false, since: None, because, next: Vec::new() };
        }
        let paths = [Some(self.by_meetings(history, on)), self.by_office(history, on), self.by_documents(history, on)];
        let paths: Vec<_> = paths.into_iter().flatten().collect();
        let votes = paths.iter().any(|(open, _)| *open);
        let because = paths.into_iter().filter(|(open, _)| *open == votes).map(|(_, phrase)| phrase).collect();
        Standing { votes, since: None, because, next: Vec::new() }
    }

    fn by_meetings(&self, history: &History, on: NaiveDate) -> (bool, Phrase) {
        let counts = |day: NaiveDate| self.passed_over.iter().all(|span| !span.holds(day));
        let mut meetings = history.meetings_until(on);
        meetings.retain(|meeting| meeting.kind == Kind::Plenary && counts(meeting.on));
        let last = &meetings[meetings.len().saturating_sub(self.meetings)..];
        let attended = last.iter().filter(|meeting| meeting.attendance == Attendance::Present).count();
        let attended = u32::try_from(attended).unwrap_or(u32::MAX);
        let of = u32::try_from(last.len()).unwrap_or(u32::MAX);
        let arguments = [("attended", attended.into()), ("of", of.into()), ("needed", self.needed.into())];
        (attended >= self.needed, Phrase::new("standing-of-last-meetings", arguments))
    }

    fn by_office(&self, history: &History, on: NaiveDate) -> Option<(bool, Phrase)> {
        let years = self.chaired_within_years?;
        let since = years_before(on, years);
        let chaired = |(office, span): &(Office, Span)| {
            *office == Office::Chair && span.from <= on && span.to.is_none_or(|to| to > since)
        };
        let held = history.offices.iter().any(chaired);
        let key = if held { "standing-chaired" } else { "standing-never-chaired" };
        Some((held, Phrase::new(key, [("years", years.into())])))
    }

    fn by_documents(&self, history: &History, on: NaiveDate) -> Option<(bool, Phrase)> {
        let Wrote { documents, years } = self.wrote?;
        let since = years_before(on, years);
        let wrote = history.documents.iter().filter(|day| since <= **day && **day <= on).count();
        let wrote = u32::try_from(wrote).unwrap_or(u32::MAX);
        let arguments = [("wrote", wrote.into()), ("needed", documents.into()), ("years", years.into())];
        Some((wrote >= documents, Phrase::new("standing-documents", arguments)))
    }
}

/// The same day years before; 28 February where 29 February is missing.
fn years_before(on: NaiveDate, years: u32) -> NaiveDate {
    on.checked_sub_months(Months::new(12 * years)).unwrap_or(NaiveDate::MIN)
}
