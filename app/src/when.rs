//! Days and times in the reader's language.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use domain::{Instant, language::Lang, zone::Zone};

use crate::i18n::{reader, say, tv};

/// `Sat 31 Jan`
pub fn day_short(date: NaiveDate) -> String {
    day("day-short", "-short", date)
}

/// `Saturday 31 January`
pub fn day_long(date: NaiveDate) -> String {
    day("day-long", "", date)
}

/// `31 January`
pub fn date_short(date: NaiveDate) -> String {
    day("date-short", "", date)
}

/// `31 January 2026`
pub fn date_long(date: NaiveDate) -> String {
    date_long_in(reader(), date)
}

/// The same in another language than the reader's.
pub fn date_long_in(lang: Lang, date: NaiveDate) -> String {
    day_in(lang, "date-long", "", date)
}

/// The first day of a period whose last is `end`, as short as it can be before "to" and that: `31 January`, or `14`.
pub fn period_start(start: NaiveDate, end: NaiveDate) -> String {
    if start.year() != end.year() {
        date_long(start)
    } else if start.month() != end.month() {
        date_short(start)
    } else {
        day("date-shortest", "", start)
    }
}

/// `14:30`
pub fn time(civil: NaiveDateTime) -> String {
    format!("{:02}:{:02}", civil.hour(), civil.minute())
}

/// `Thu 29 Jan 2026, 14:05` on the clock of `zone`.
pub fn moment(instant: Instant, zone: &Zone) -> String {
    let civil = zone.civil(instant);
    let date = day("day-short-year", "-short", civil.date());
    tv("moment", &[("date", date.into()), ("time", time(civil).into())])
}

/// The `datetime` of a `<time>`: to the minute, with the offset of `zone`.
pub fn machine(instant: Instant, zone: &Zone) -> String {
    let at = zone.at(instant);
    let offset = at.offset().local_minus_utc() / 60;
    let (sign, offset) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
    let civil = at.naive_local();
    format!("{}T{}{sign}{:02}:{:02}", civil.date(), time(civil), offset / 60, offset % 60)
}

/// What people call a zone: the place its name ends with.
pub fn zone_place(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// The letters by which a zone's clock is known at `instant`: `CET`.
pub fn zone_letters(zone: &Zone, instant: Instant) -> String {
    let at = domain::zone::timestamp(instant);
    zone.rules().to_offset_info(at).abbreviation().to_owned()
}

fn day(pattern: &str, form: &str, date: NaiveDate) -> String {
    day_in(reader(), pattern, form, date)
}

fn day_in(lang: Lang, pattern: &str, form: &str, date: NaiveDate) -> String {
    let weekday = say(lang, &format!("weekday{form}-{}", date.weekday().number_from_monday()), &[]);
    let month = say(lang, &format!("month{form}-{}", date.month()), &[]);
    let (number, year) = (date.day().to_string(), date.year().to_string());
    let values = [("weekday", weekday.into()), ("month", month.into()), ("day", number.into()), ("year", year.into())];
    say(lang, pattern, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn days_read_like_days() {
        assert_eq!(day_short(date("2026-01-31")), "Sat 31 Jan");
        assert_eq!(day_long(date("2026-02-01")), "Sunday 1 February");
        assert_eq!(date_long(date("2026-02-01")), "1 February 2026");
    }

    #[test]
    fn a_period_says_nothing_twice() {
        let end = date("2026-06-26");
        assert_eq!(period_start(date("2026-06-22"), end), "22");
        assert_eq!(period_start(date("2026-05-30"), end), "30 May");
        assert_eq!(period_start(date("2025-12-30"), end), "30 December 2025");
    }

    #[test]
    fn instants_are_shown_on_the_clock_of_the_venue() {
        let zone = Zone::named("America/New_York").expect("a zone");
        let instant = "2026-01-31T13:30:00Z".parse().expect("an instant");
        assert_eq!(moment(instant, &zone), "Sat 31 Jan 2026, 08:30");
        assert_eq!(machine(instant, &zone), "2026-01-31T08:30-05:00");
        assert_eq!(zone_letters(&zone, instant), "EST");
        assert_eq!(zone_place("America/New_York"), "New York");
    }
}
