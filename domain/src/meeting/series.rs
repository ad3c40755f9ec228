//! Meetings that repeat: on which days.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
};

/// Most weeks from one meeting of a series to the next.
const WEEKS_MOST: u8 = 26;

crate::words! {
    /// How a series goes on.
    pub enum Repeats {
        /// Every so many weeks, on the weekday of the first.
        Weekly = "weekly",
        /// On the same weekday of each month, counted from its beginning: the second Tuesday. Months without it are left out.
        Monthly = "monthly",
        /// On the last such weekday of each month.
        MonthlyLast = "monthly-last",
    }
}

/// A series, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSeries {
    /// One of [`Repeats`]; empty for a single meeting.
    pub repeats: String,
    /// How many weeks; one where empty.
    pub every: String,
    /// The last day on which one may be; may be empty.
    pub until: String,
}

/// A series, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// How it goes on.
    pub repeats: Repeats,
    /// How many weeks, where it goes by weeks.
    pub every: u8,
    /// The day of the first.
    pub first: NaiveDate,
    /// The last day on which one may be.
    pub until: Option<NaiveDate>,
}

impl TypedSeries {
    /// The series that begins on a day, none for a single meeting, or what is wrong with it.
    pub fn check(&self, first: NaiveDate) -> Result<Option<Series>, Problem> {
        if self.repeats.trim().is_empty() {
            return Ok(None);
        }
        let mut errors = FieldErrors::default();
        let repeats = errors.take(
            "repeats",
            self.repeats.trim().parse::<Repeats>().map_err(|_| Flaw::new("option", "Choose one of the options.")),
        );
        let every = errors.take("every", weeks(&self.every));
        let until = errors.take("until", until(&self.until, first));
        let checked = repeats.zip(every).zip(until);
        let series = checked.map(|((repeats, every), until)| Series { repeats, every, first, until });
        if let Some(Series { repeats: Repeats::MonthlyLast, first, .. }) = series
            && last_of_month(first.year(), first.month(), first.weekday()) != Some(first)
        {
            errors.add("repeats", "not-the-last", "The first meeting is not on the last such weekday of its month.");
        }
        errors.finish(series).map(Some)
    }
}

fn weeks(text: &str) -> Result<u8, Flaw> {
    match text.trim() {
        "" => Ok(1),
        text => text
            .parse()
            .ok()
            .filter(|weeks| (1..=WEEKS_MOST).contains(weeks))
            .ok_or_else(|| Flaw::new("out-of-range", format!("Give a number of weeks from 1 to {WEEKS_MOST}."))),
    }
}

fn until(text: &str, first: NaiveDate) -> Result<Option<NaiveDate>, Flaw> {
    let Some(until) = crate::group::optional_day(text)? else { return Ok(None) };
    if until < first {
        return Err(Flaw::new("ends-before-start", "Give a day that is not before the first meeting."));
    }
    Ok(Some(until))
}

impl Series {
    /// The days of its meetings after one day, up to and with another.
    pub fn days(&self, after: Option<NaiveDate>, up_to: NaiveDate) -> Vec<NaiveDate> {
        let up_to = self.until.map_or(up_to, |until| until.min(up_to));
        let all = (0..).map_while(|nth| self.nth(nth));
        all.take_while(|month| month.0 <= up_to)
            .filter_map(|(_, day)| day)
            .filter(|day| *day <= up_to && after.is_none_or(|after| *day > after))
            .collect()
    }

    /// Where the nth period begins, and the meeting in it.
    fn nth(&self, nth: u32) -> Option<(NaiveDate, Option<NaiveDate>)> {
        if self.repeats == Repeats::Weekly {
            let day = self.first.checked_add_days(Days::new(u64::from(nth) * 7 * u64::from(self.every.max(1))))?;
            return Some((day, Some(day)));
        }
        let month = self.first.with_day(1)?.checked_add_months(Months::new(nth))?;
        let weekday = self.first.weekday();
        let day = if self.repeats == Repeats::MonthlyLast {
            last_of_month(month.year(), month.month(), weekday)
        } else {
            // The first to the fifth of its kind; `u8` holds any of these.
            let week = u8::try_from(self.first.day0() / 7 + 1).ok()?;
            NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, week)
        };
        Some((month, day))
    }
}

fn last_of_month(year: i32, month: u32, weekday: Weekday) -> Option<NaiveDate> {
    [5, 4].into_iter().find_map(|week| NaiveDate::from_weekday_of_month_opt(year, month, weekday, week))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn days(repeats: &str, every: &str, first: &str, up_to: &str) -> Vec<String> {
        let typed = TypedSeries { repeats: repeats.into(), every: every.into(), until: String::new() };
        let series = typed.check(day(first)).expect("right").expect("a series");
        series.days(None, day(up_to)).into_iter().map(|day| day.to_string()).collect()
    }

    #[test]
    fn weeks_and_weekdays_of_months_are_counted_from_the_first_meeting() {
        assert_eq!(
            days("weekly", "2", "2026-12-01", "2027-01-12"),
            ["2026-12-01", "2026-12-15", "2026-12-29", "2027-01-12"]
        );
        assert_eq!(
            days("monthly", "", "2026-11-10", "2027-02-28"),
            ["2026-11-10", "2026-12-08", "2027-01-12", "2027-02-09"]
        );
        assert_eq!(
            days("monthly-last", "", "2026-11-24", "2027-02-28"),
            ["2026-11-24", "2026-12-29", "2027-01-26", "2027-02-23"]
        );
        // A fifth Monday: months without one are left out.
        assert_eq!(days("monthly", "", "2026-11-30", "2027-05-31"), ["2026-11-30", "2027-03-29", "2027-05-31"]);
    }

    #[test]
    fn a_series_goes_on_after_what_is_there_already() {
        let series =
            Series { repeats: Repeats::Weekly, every: 1, first: day("2026-12-01"), until: Some(day("2026-12-20")) };
        assert_eq!(series.days(Some(day("2026-12-08")), day("2027-12-01")), [day("2026-12-15")]);
    }

    #[test]
    fn what_is_no_series_is_refused() {
        let said = |repeats: &str, every: &str, until: &str| {
            let typed = TypedSeries { repeats: repeats.into(), every: every.into(), until: until.into() };
            let problem = typed.check(day("2026-12-01")).expect_err("wrong");
            problem.fields.into_iter().map(|error| format!("{} {}", error.field, error.code)).collect::<Vec<_>>()
        };
        assert_eq!(
            said("daily", "0", "2026-11-01"),
            ["repeats option", "every out-of-range", "until ends-before-start"]
        );
        assert_eq!(said("monthly-last", "", ""), ["repeats not-the-last"]);
        assert_eq!(TypedSeries::default().check(day("2026-12-01")), Ok(None));
    }

    proptest! {
        #[test]
        fn every_meeting_is_on_the_weekday_of_the_first_and_none_twice(
            offset in 0_u64..20_000, every in 1_u8..=26, which in 0_usize..3, span in 0_u64..800,
        ) {
            let first = day("2000-01-01").checked_add_days(Days::new(offset)).expect("a day");
            let series = Series { repeats: Repeats::ALL[which], every, first, until: None };
            let up_to = first.checked_add_days(Days::new(span)).expect("a day");
            let all = series.days(None, up_to);
            prop_assert!(all.iter().all(|day| day.weekday() == first.weekday() && *day <= up_to));
            prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
            if let Some(middle) = all.get(all.len() / 2) {
                let rest = series.days(Some(*middle), up_to);
                prop_assert_eq!(&rest[..], &all[all.len() / 2 + 1..]);
            }
        }
    }
}
