//! Times that people spend at organisations.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::problem::Flaw;

/// Most characters of an organisation's name.
pub const ORGANISATION_NAME_MAX: usize = 160;
/// Most characters of what somebody is there.
pub const AFFILIATION_TITLE_MAX: usize = 120;

/// Days from the first to the last, both counted; without a last day it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Interval {
    /// An interval whose last day is not before its first.
    pub fn new(from: NaiveDate, to: Option<NaiveDate>) -> Result<Self, Flaw> {
        if to.is_some_and(|to| to < from) {
            return Err(Flaw::new("order", "The last day cannot be before the first."));
        }
        Ok(Self { from, to })
    }

    /// Whether `day` lies in it.
    pub fn covers(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

/// What names of organisations are compared by: small letters, single blanks.
pub fn canonical_organisation(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a real day")
    }

    fn days(from: u32, to: Option<u32>) -> Interval {
        Interval::new(day(from), to.map(day)).expect("in order")
    }

    #[test]
    fn both_ends_count() {
        let interval = days(2, Some(4));
        assert_eq!([1, 2, 4, 5].map(|d| interval.covers(day(d))), [false, true, true, false]);
        assert!(days(2, None).covers(day(31)));
    }

    #[test]
    fn an_interval_does_not_run_backwards() {
        assert!(Interval::new(day(4), Some(day(3))).is_err());
        assert!(Interval::new(day(4), Some(day(4))).is_ok());
    }

    #[test]
    fn overlapping_is_mutual() {
        let cases = [
            (days(1, Some(3)), days(3, Some(5)), true),
            (days(1, Some(3)), days(4, None), false),
            (days(1, None), days(9, Some(9)), true),
            (days(1, None), days(5, None), true),
        ];
        for (a, b, expected) in cases {
            assert_eq!((a.overlaps(b), b.overlaps(a)), (expected, expected), "{a:?} {b:?}");
        }
    }

    #[test]
    fn organisations_are_compared_by_their_words() {
        assert_eq!(canonical_organisation(" Vrije  Universiteit BRUSSEL "), "vrije universiteit brussel");
    }
}
