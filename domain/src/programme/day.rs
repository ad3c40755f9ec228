//! Programme days: which slots belong to which date.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::{Programme, Slot};
use crate::{Instant, zone::Zone};

/// One day of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Day<'a> {
    /// Counted from 1.
    pub index: u32,
    /// The date on which it starts; part of addresses.
    pub date: NaiveDate,
    /// When it starts: after midnight, by the programme's day change.
    pub start: Instant,
    /// When the next day would start.
    pub end: Instant,
    /// What takes place, in the programme's order.
    pub slots: Vec<&'a Slot>,
}

/// The days on which something takes place, in order.
pub fn days(programme: &Programme) -> Vec<Day<'_>> {
    let zone = Zone::of(&programme.conference);
    let day_change = programme.conference.day_change_minutes;
    let mut slots: BTreeMap<NaiveDate, Vec<&Slot>> = BTreeMap::new();
    for slot in programme.active_slots() {
        slots.entry(zone.day(slot.start, day_change)).or_default().push(slot);
    }
    (1..)
        .zip(slots)
        .map(|(index, (date, slots))| Day {
            index,
            date,
            start: zone.day_start(date, day_change),
            end: zone.day_start(date.succ_opt().unwrap_or(date), day_change),
            slots,
        })
        .collect()
}

/// The day to open first: the one that `now` is in, else the next to come, else the first.
pub fn current<'d, 'a>(days: &'d [Day<'a>], now: Instant) -> Option<&'d Day<'a>> {
    let last_is_over = days.last().is_some_and(|day| day.end <= now);
    let coming = days.iter().find(|day| now < day.end);
    if last_is_over { days.first() } else { coming }
}

/// Whether the name of the weekday alone tells the days apart, so that "Saturday" says enough.
pub fn weekdays_suffice(days: &[Day<'_>]) -> bool {
    let mut seen = HashSet::new();
    days.iter().all(|day| seen.insert(day.date.weekday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::testing::{at, clock, programme};

    #[test]
    fn days_follow_the_day_change_of_the_venue() {
        let programme = programme(&["Party @H 2/01:30+30", "Talk @H 1/09:00+30", "Brunch @H 2/02:30+30"]);
        let days = days(&programme);
        let titles: Vec<_> = days
            .iter()
            .map(|day| {
                (day.index, day.date.to_string(), day.slots.iter().map(|slot| at(&programme, slot.id)).collect())
            })
            .collect();
        // Times of the test world are in UTC; Brussels is an hour ahead and the day changes at 03:00 there.
        let expected: Vec<(u32, String, Vec<&str>)> =
            vec![(1, "2026-02-01".into(), vec!["Talk", "Party"]), (2, "2026-02-02".into(), vec!["Brunch"])];
        assert_eq!(titles, expected);
        assert_eq!((days[0].start, days[0].end), (clock("1/02:00"), clock("2/02:00")));
    }

    #[test]
    fn the_current_day_comes_first_and_before_and_after_the_first_one() {
        let programme = programme(&["A @H 1/09:00+30", "B @H 2/09:00+30"]);
        let days = days(&programme);
        let index = |now| current(&days, clock(now)).map(|day| day.index);
        assert_eq!(
            [index("1/00:00"), index("1/12:00"), index("2/12:00"), index("9/12:00")],
            [Some(1), Some(1), Some(2), Some(1)]
        );
        assert_eq!(current(&[], clock("1/12:00")), None);
    }

    #[test]
    fn more_than_a_week_needs_dates() {
        assert!(weekdays_suffice(&days(&programme(&["A @H 1/09:00+30", "B @H 7/09:00+30"]))));
        assert!(!weekdays_suffice(&days(&programme(&["A @H 1/09:00+30", "B @H 8/09:00+30"]))));
    }
}
