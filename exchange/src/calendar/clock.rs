//! The clock at the venue, told to programs that may not know its zone.

use chrono::{NaiveDateTime, SubsecRound as _, TimeDelta};
use domain::{
    Instant,
    programme::{Facts, Slot},
    zone::{Zone, instant, timestamp},
};
use icalendar::CalendarDateTime;
use jiff::{
    SignedDuration, Timestamp,
    tz::{TimeZone, TimeZoneTransition},
};

use super::lines::Lines;

/// How RFC 5545 writes a time on the wall.
const WALL: &str = "%Y%m%dT%H%M%S";
const SECOND: SignedDuration = SignedDuration::from_secs(1);

/// The clock by which a calendar tells its times.
pub struct Clock {
    zone: Zone,
    /// Whether it never shows anything but UTC.
    universal: bool,
}

impl Clock {
    /// The clock at a conference's venue.
    pub fn of(facts: &Facts) -> Self {
        let zone = Zone::of(facts);
        let epoch = timestamp(Instant::default());
        let rules = zone.rules();
        let universal = rules.to_offset(epoch).is_zero()
            && rules.preceding(epoch).next().is_none()
            && rules.following(epoch).next().is_none();
        Self { zone, universal }
    }

    /// The IANA name of its zone.
    pub fn name(&self) -> &str {
        if self.universal { "UTC" } else { self.zone.name() }
    }

    /// Start and end of a slot, on the wall's clock unless that shows one of them twice: programs do not agree which of
    /// the two is meant. What takes no time has no end: RFC 5545, 3.8.2.2 wants ends later than starts.
    pub fn span(&self, slot: &Slot) -> (CalendarDateTime, Option<CalendarDateTime>) {
        let (start, end) = (slot.start.trunc_subsecs(0), slot.end().trunc_subsecs(0));
        let on_the_wall =
            !self.universal && self.zone.is_plain(self.zone.civil(start)) && self.zone.is_plain(self.zone.civil(end));
        let tell = |instant: Instant| {
            if on_the_wall {
                CalendarDateTime::WithTimezone { date_time: self.zone.civil(instant), tzid: self.name().to_owned() }
            } else {
                CalendarDateTime::Utc(instant)
            }
        };
        (tell(start), (start < end).then(|| tell(end)))
    }

    /// Writes the VTIMEZONE with all that the clock does from the first of the slots to the last.
    pub fn describe<'s>(&self, slots: impl Iterator<Item = &'s Slot> + Clone, lines: &mut Lines) {
        let first = slots.clone().map(|slot| slot.start).min();
        let last = slots.map(Slot::end).max();
        let (Some(first), Some(last), false) = (first, last, self.universal) else { return };
        lines.line("BEGIN:VTIMEZONE");
        lines.line(&format!("TZID:{}", self.name()));
        for observance in observances(self.zone.rules(), first, last) {
            observance.write(lines);
        }
        lines.line("END:VTIMEZONE");
    }
}

/// A stretch of time through which a zone keeps one offset.
struct Observance {
    summer: bool,
    /// What the wall showed by the old offset when the new one began.
    since: NaiveDateTime,
    /// Seconds east of UTC before it.
    from: i32,
    /// Seconds east of UTC in it.
    to: i32,
    name: String,
}

/// The observance that `first` is in and those that begin until `last`.
fn observances(rules: &TimeZone, first: Instant, last: Instant) -> Vec<Observance> {
    let (epoch, first, last) = (timestamp(Instant::default()), timestamp(first), timestamp(last));
    // jiff's `preceding` leaves out a change at that very second.
    let just_after = first.saturating_add(SECOND).unwrap_or(first);
    let begun = rules.preceding(just_after).next().filter(|change| change.timestamp() >= epoch);
    let begun = begun.map_or_else(|| steady(rules, first), |change| observance(rules, &change));
    let to_come = rules.following(first).take_while(|change| change.timestamp() <= last);
    std::iter::once(begun).chain(to_come.map(|change| observance(rules, &change))).collect()
}

/// What has been so since before anybody's calendar began.
fn steady(rules: &TimeZone, at: Timestamp) -> Observance {
    let info = rules.to_offset_info(at);
    let offset = info.offset().seconds();
    let name = info.abbreviation().to_owned();
    Observance { summer: info.dst().is_dst(), since: NaiveDateTime::default(), from: offset, to: offset, name }
}

fn observance(rules: &TimeZone, change: &TimeZoneTransition<'_>) -> Observance {
    let just_before = change.timestamp().saturating_sub(SECOND).unwrap_or(change.timestamp());
    let from = rules.to_offset(just_before).seconds();
    Observance {
        summer: change.dst().is_dst(),
        since: (instant(change.timestamp()) + TimeDelta::seconds(from.into())).naive_utc(),
        from,
        to: change.offset().seconds(),
        name: change.abbreviation().to_owned(),
    }
}

impl Observance {
    fn write(&self, lines: &mut Lines) {
        let kind = if self.summer { "DAYLIGHT" } else { "STANDARD" };
        lines.line(&format!("BEGIN:{kind}"));
        lines.line(&format!("DTSTART:{}", self.since.format(WALL)));
        lines.line(&format!("TZOFFSETFROM:{}", offset(self.from)));
        lines.line(&format!("TZOFFSETTO:{}", offset(self.to)));
        lines.line(&format!("TZNAME:{}", self.name));
        lines.line(&format!("END:{kind}"));
    }
}

/// `+0530`, and with seconds only where there are some.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (minutes, seconds) = (seconds.abs() / 60, seconds.abs() % 60);
    let whole = format!("{sign}{:02}{:02}", minutes / 60, minutes % 60);
    if seconds == 0 { whole } else { format!("{whole}{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(zone: &str, first: &str, last: &str) -> Vec<String> {
        let rules = TimeZone::get(zone).expect("a zone");
        let at = |text: &str| text.parse().expect("an instant");
        observances(&rules, at(first), at(last))
            .iter()
            .map(|one| {
                let season = if one.summer { "summer" } else { "standard" };
                format!("{season} {} {} {} {}", one.since, offset(one.from), offset(one.to), one.name)
            })
            .collect()
    }

    #[test]
    fn a_zone_is_told_from_the_change_before_the_first_slot_to_the_last_slot() {
        assert_eq!(
            told("America/New_York", "2026-10-31T13:00:00Z", "2026-11-02T22:00:00Z"),
            ["summer 2026-03-08 02:00:00 -0500 -0400 EDT", "standard 2026-11-01 02:00:00 -0400 -0500 EST"]
        );
        assert_eq!(
            told("Australia/Lord_Howe", "2026-04-04T00:00:00Z", "2026-04-05T00:00:00Z"),
            ["summer 2025-10-05 02:00:00 +1030 +1100 +11", "standard 2026-04-05 02:00:00 +1100 +1030 +1030"]
        );
    }

    #[test]
    fn a_change_in_the_very_second_of_the_first_slot_counts_once() {
        assert_eq!(
            told("Europe/Lisbon", "2026-10-25T01:00:00Z", "2026-10-26T00:00:00Z"),
            ["standard 2026-10-25 02:00:00 +0100 +0000 WET"]
        );
    }

    #[test]
    fn a_zone_that_never_changes_is_one_stretch() {
        assert_eq!(
            told("Asia/Kolkata", "2026-10-25T01:00:00Z", "2026-10-26T00:00:00Z"),
            ["standard 1970-01-01 00:00:00 +0530 +0530 IST"]
        );
    }
}
