//! A time zone: of a conference or of a person, and the way between instants and the clock on the wall.

mod chosen;

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use jiff::{Timestamp, tz::TimeZone};

use serde::{Serialize, Serializer};

use crate::{Instant, programme::Facts};

/// A time zone by its IANA name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of that name, if there is one. Only names from the IANA database count, never offsets.
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some()).map(Self)
    }

    /// The zone of that name; UTC if it is unknown here.
    pub fn named_or_utc(name: &str) -> Self {
        Self::named(name).unwrap_or(Self(TimeZone::UTC))
    }

    /// The zone of a programme; UTC if its name is unknown here.
    pub fn of(facts: &Facts) -> Self {
        Self::named_or_utc(&facts.zone)
    }

    /// Its IANA name, in the database's spelling.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// What the clock on the wall shows at an instant.
    pub fn civil(&self, instant: Instant) -> NaiveDateTime {
        self.at(instant).naive_local()
    }

    /// The instant with the zone's offset then.
    pub fn at(&self, instant: Instant) -> DateTime<FixedOffset> {
        let timestamp = timestamp(instant);
        let offset = self.0.to_offset(timestamp).seconds();
        let offset = FixedOffset::east_opt(offset).unwrap_or_else(|| chrono::Offset::fix(&Utc));
        self::instant(timestamp).with_timezone(&offset)
    }

    /// The instant at which the clock shows that. Where it shows it twice, the first time; where it leaps over it, as
    /// long after the leap as it would have been.
    pub fn instant(&self, civil: NaiveDateTime) -> Instant {
        let as_if_utc = civil.and_utc();
        let resolved = TimeZone::UTC.to_datetime(timestamp(as_if_utc));
        match self.0.to_timestamp(resolved) {
            Ok(timestamp) => instant(timestamp),
            Err(_) => as_if_utc,
        }
    }

    /// Whether the clock shows that exactly once: not when it is set back or forward.
    pub fn is_plain(&self, civil: NaiveDateTime) -> bool {
        let resolved = TimeZone::UTC.to_datetime(timestamp(civil.and_utc()));
        !self.0.to_ambiguous_timestamp(resolved).is_ambiguous()
    }

    /// The programme day of an instant: the date on the wall, or the day before it until `day_change` minutes after
    /// midnight.
    pub fn day(&self, instant: Instant, day_change_minutes: u16) -> NaiveDate {
        (self.civil(instant) - TimeDelta::minutes(day_change_minutes.into())).date()
    }

    /// When a programme day starts.
    pub fn day_start(&self, day: NaiveDate, day_change_minutes: u16) -> Instant {
        let midnight = day.and_time(NaiveTime::MIN);
        let start = midnight.checked_add_signed(TimeDelta::minutes(day_change_minutes.into()));
        self.instant(start.unwrap_or(midnight))
    }

    /// The zone as jiff knows it.
    pub fn rules(&self) -> &TimeZone {
        &self.0
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// An instant as jiff knows it; far outside any calendar it is the nearest one.
pub fn timestamp(instant: Instant) -> Timestamp {
    Timestamp::from_microsecond(instant.timestamp_micros()).unwrap_or(if instant.timestamp() < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

/// A timestamp of jiff's as an instant.
pub fn instant(timestamp: Timestamp) -> Instant {
    DateTime::from_timestamp_micros(timestamp.as_microsecond()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brussels() -> Zone {
        Zone::named("Europe/Brussels").expect("a zone")
    }

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    #[test]
    fn the_wall_clock_follows_summer_time() {
        assert_eq!(brussels().civil(at("2026-01-31T08:30:00Z")).to_string(), "2026-01-31 09:30:00");
        assert_eq!(brussels().civil(at("2026-07-31T08:30:00Z")).to_string(), "2026-07-31 10:30:00");
        assert_eq!(brussels().at(at("2026-07-31T08:30:00Z")).to_rfc3339(), "2026-07-31T10:30:00+02:00");
    }

    #[test]
    fn twice_and_never_have_their_instants() {
        let instant = |text: &str| brussels().instant(text.parse().expect("a civil time"));
        assert_eq!(instant("2026-10-25T02:30:00"), at("2026-10-25T00:30:00Z"), "the first of two");
        assert_eq!(instant("2026-03-29T02:30:00"), at("2026-03-29T01:30:00Z"), "after the leap");
        let plain = |text: &str| brussels().is_plain(text.parse().expect("a civil time"));
        assert!(!plain("2026-10-25T02:30:00") && !plain("2026-03-29T02:30:00") && plain("2026-10-25T03:30:00"));
    }

    #[test]
    fn a_talk_after_midnight_belongs_to_the_evening() {
        let day = |text: &str| brussels().day(at(text), 180).to_string();
        assert_eq!(day("2026-02-01T00:30:00Z"), "2026-01-31");
        assert_eq!(day("2026-02-01T02:00:00Z"), "2026-02-01");
        assert_eq!(
            brussels().day_start(day("2026-02-01T02:00:00Z").parse().expect("a date"), 180),
            at("2026-02-01T02:00:00Z")
        );
    }

    #[test]
    fn the_day_is_that_of_the_place() {
        let late = at("2026-01-31T23:30:00Z");
        for (zone, day) in
            [("Europe/Brussels", "2026-02-01"), ("America/New_York", "2026-01-31"), ("UTC", "2026-01-31")]
        {
            assert_eq!(Zone::parse(zone).map(|zone| zone.day(late, 0).to_string()), Ok(day.into()), "{zone}");
        }
    }

    #[test]
    fn only_names_of_the_database_are_zones() {
        for name in ["", "Brussels", "+01:00", "CET+1", "Etc/Nowhere"] {
            assert!(Zone::named(name).is_none(), "{name}");
        }
        assert!(Zone::named("UTC").is_some());
    }

    #[test]
    fn the_ends_of_time_do_no_harm() {
        for instant in [Instant::MIN_UTC, Instant::MAX_UTC, at("0001-01-01T00:00:00Z"), at("9999-12-30T23:00:00Z")] {
            let _ = brussels().civil(instant);
        }
    }
}
