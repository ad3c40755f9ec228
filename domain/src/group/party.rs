//! For whom a member acts, from the times they spent at organisations.

use chrono::{Days, NaiveDate};

use super::standing::Affiliation;
use crate::identity::Interval;

/// A time at an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Employment<O> {
    /// Where.
    pub organisation: O,
    /// When.
    pub interval: Interval,
}

/// The days on which somebody's membership begins or ceases to rest on an organisation that counts, from what their
/// profile says. Nothing is concluded from a profile that never names such an organisation: it says less than the
/// membership does.
pub fn counted_affiliations<O: Copy + PartialEq>(
    employments: &[Employment<O>],
    counts: impl Fn(O) -> bool,
    joined: NaiveDate,
) -> Vec<Affiliation> {
    let counted: Vec<Interval> =
        employments.iter().filter(|one| counts(one.organisation)).map(|one| one.interval).collect();
    if counted.is_empty() {
        return Vec::new();
    }
    let mut days: Vec<NaiveDate> = vec![joined];
    for interval in &counted {
        days.push(interval.from);
        days.extend(interval.to.map(|last| last + Days::new(1)));
    }
    days.retain(|day| *day >= joined);
    days.sort_unstable();
    days.dedup();
    let mut affiliations: Vec<Affiliation> = Vec::new();
    for day in days {
        let member = counted.iter().any(|interval| interval.covers(day));
        if affiliations.last().is_none_or(|last| last.member != member) {
            affiliations.push(Affiliation { from: day, member });
        }
    }
    affiliations
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a real day")
    }

    fn at(organisation: &'static str, from: u32, to: Option<u32>) -> Employment<&'static str> {
        Employment { organisation, interval: Interval::new(day(from), to.map(day)).expect("in order") }
    }

    fn told(employments: &[Employment<&'static str>], joined: u32) -> Vec<(u32, bool)> {
        use chrono::Datelike as _;
        let found = counted_affiliations(employments, |organisation| organisation != "Outside", day(joined));
        found.into_iter().map(|one| (one.from.day(), one.member)).collect()
    }

    #[test]
    fn leaving_for_an_outsider_counts_from_the_day_after_the_last() {
        assert_eq!(told(&[at("Acme", 1, Some(10)), at("Outside", 11, None)], 5), [(5, true), (11, false)]);
    }

    #[test]
    fn moving_between_organisations_that_count_without_a_gap_is_no_event() {
        assert_eq!(told(&[at("Acme", 1, Some(10)), at("Bolt", 11, None)], 5), [(5, true)]);
        assert_eq!(told(&[at("Acme", 1, Some(10)), at("Bolt", 13, None)], 5), [(5, true), (11, false), (13, true)]);
    }

    #[test]
    fn a_profile_that_says_nothing_of_it_ends_nothing() {
        assert_eq!(told(&[at("Outside", 1, None)], 5), []);
        assert_eq!(told(&[], 5), []);
    }
}
