//! The definition of a time zone, as far as a calendar needs it.

use std::fmt::Write as _;

use domain::{
    Instant,
    programme::{
        Slot,
        zone::{Zone, timestamp},
    },
};
use jiff::{Span, Timestamp, tz::TimeZone};

/// Whether times in the zone are simply UTC.
pub fn is_utc(zone: &Zone) -> bool {
    matches!(zone.name(), "UTC" | "Etc/UTC")
}

/// The `VTIMEZONE` with the observances that hold while the slots take place. Empty for UTC and without slots.
pub fn definition(zone: &Zone, slots: &[&Slot]) -> String {
    let span = slots.iter().map(|slot| slot.start).min().zip(slots.iter().map(|slot| slot.end()).max());
    let Some((first, last)) = span.filter(|_| !is_utc(zone)) else { return String::new() };
    let mut out = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.name());
    for observance in observances(zone.rules(), first, last) {
        observance.write(&mut out);
    }
    out.push_str("END:VTIMEZONE\r\n");
    out
}

/// A time from which a zone keeps one offset.
struct Observance {
    from: Timestamp,
    offset_before: i32,
    offset: i32,
    summer: bool,
    name: String,
}

/// The observance in force at the first instant and those that start until the last.
fn observances(rules: &TimeZone, first: Instant, last: Instant) -> Vec<Observance> {
    let (first, last) = (timestamp(first), timestamp(last));
    let just_after = first.checked_add(Span::new().seconds(1)).unwrap_or(first);
    let in_force = rules.preceding(just_after).next();
    let coming = rules.following(first).take_while(|transition| transition.timestamp() <= last);
    let mut found: Vec<_> = in_force
        .into_iter()
        .chain(coming)
        .map(|transition| {
            let before = transition.timestamp().checked_sub(Span::new().seconds(1)).unwrap_or(transition.timestamp());
            Observance {
                from: transition.timestamp(),
                offset_before: rules.to_offset(before).seconds(),
                offset: transition.offset().seconds(),
                summer: transition.dst().is_dst(),
                name: transition.abbreviation().to_owned(),
            }
        })
        .collect();
    if found.first().is_none_or(|observance| observance.from > first) {
        let info = rules.to_offset_info(first);
        let offset = info.offset().seconds();
        let name = info.abbreviation().to_owned();
        found.insert(0, Observance { from: Timestamp::UNIX_EPOCH, offset_before: offset, offset, summer: false, name });
    }
    found
}

impl Observance {
    fn write(&self, out: &mut String) {
        let kind = if self.summer { "DAYLIGHT" } else { "STANDARD" };
        // The onset is told on the clock that was in force until then.
        let onset = self.from.checked_add(Span::new().seconds(self.offset_before)).unwrap_or(self.from);
        let onset = TimeZone::UTC.to_datetime(onset).strftime("%Y%m%dT%H%M%S");
        let (before, after) = (offset(self.offset_before), offset(self.offset));
        let written = write!(
            out,
            "BEGIN:{kind}\r\nDTSTART:{onset}\r\nTZOFFSETFROM:{before}\r\nTZOFFSETTO:{after}\r\nTZNAME:{}\r\nEND:{kind}\r\n",
            self.name
        );
        debug_assert!(written.is_ok(), "writing to a String succeeds");
    }
}

/// `+0100`, or with seconds where there are any.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(zone: &str, first: &str, last: &str) -> Vec<String> {
        let zone = Zone::named(zone).expect("a zone");
        let at = |text: &str| text.parse::<Instant>().expect("an instant");
        let mut out = String::new();
        for observance in observances(zone.rules(), at(first), at(last)) {
            observance.write(&mut out);
        }
        let lines = out.lines().filter(|line| !line.starts_with("END") && !line.starts_with("BEGIN"));
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn a_winter_conference_needs_winter_time_alone() {
        assert_eq!(
            told("Europe/Brussels", "2026-01-31T08:00:00Z", "2026-02-01T18:00:00Z"),
            ["DTSTART:20251026T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"]
        );
    }

    #[test]
    fn a_conference_over_the_change_needs_both() {
        let told = told("America/New_York", "2026-03-07T15:00:00Z", "2026-03-09T20:00:00Z");
        assert_eq!(told.len(), 8);
        assert_eq!(told[4..], ["DTSTART:20260308T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "TZNAME:EDT"]);
    }

    #[test]
    fn a_zone_without_changes_has_one_observance() {
        assert_eq!(
            told("Etc/GMT-5", "2026-03-07T15:00:00Z", "2026-03-09T20:00:00Z"),
            ["DTSTART:19700101T050000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500", "TZNAME:+05"]
        );
        assert_eq!(told("Asia/Kathmandu", "2026-03-07T15:00:00Z", "2026-03-09T20:00:00Z")[2], "TZOFFSETTO:+0545");
    }
}
