//! When something takes place: civil times, offsets and zones, which real files mix and contradict.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use domain::{
    Instant,
    programme::{notices::Notices, sheet::Place},
    zone::Zone,
};

/// When a new programme day starts where the file does not say: pretalx's three o'clock.
pub const DAY_CHANGE_MINUTES: u16 = 3 * 60;

/// A date and time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The clock's time.
    pub civil: NaiveDateTime,
    /// Seconds east of UTC, if said.
    pub offset: Option<i32>,
}

/// What a file says about the start of one entry.
#[derive(Clone, Debug, Default)]
pub struct Said<'a> {
    /// The programme day it stands under.
    pub day: Option<NaiveDate>,
    /// Its `date`.
    pub date: Option<&'a str>,
    /// Its `start`.
    pub start: Option<&'a str>,
}

/// Turns what files say into instants.
#[derive(Debug)]
pub struct Clock {
    /// The zone that the file names.
    pub named: Option<Zone>,
    /// The zone of the conference's record.
    pub record: Option<Zone>,
    /// The offset of the file's days.
    pub offset: Option<i32>,
    /// Minutes after midnight at which a new day starts.
    pub day_change_minutes: u16,
}

impl Clock {
    /// The instant of a start; `None` where the file does not say enough.
    pub fn start(&self, said: &Said<'_>, place: &Place, notices: &mut Notices) -> Option<Instant> {
        let time = said.start.and_then(time_of_day);
        match (said.date.and_then(written), time) {
            (Some(Written { civil, offset: None }), _) => Some(self.civil(civil, place, notices)),
            (Some(Written { civil, offset: Some(offset) }), time) => {
                let instant = (civil - TimeDelta::seconds(offset.into())).and_utc();
                if let Some(zone) = &self.named {
                    return Some(check_offset(zone, civil, instant, time, place, notices));
                }
                self.compare_with_record(civil, instant, time, place, notices);
                Some(instant)
            }
            (None, Some(minutes)) => {
                let day = said.day.or_else(|| said.date.and_then(date))?;
                let after_midnight = minutes < self.day_change_minutes;
                let day = if after_midnight { day.succ_opt()? } else { day };
                Some(self.civil(at(day, minutes), place, notices))
            }
            (None, None) => None,
        }
    }

    /// A civil time without offset: in the file's zone, else in the record's, else at the offset of the file's days.
    fn civil(&self, civil: NaiveDateTime, place: &Place, notices: &mut Notices) -> Instant {
        if let Some(zone) = self.named.as_ref().or(self.record.as_ref()) {
            return zone.instant(civil);
        }
        if let Some(offset) = self.offset {
            return (civil - TimeDelta::seconds(offset.into())).and_utc();
        }
        notices.add(place, "zone-assumed", || {
            "The file does not say in which time zone its times are; they were taken as UTC. Set the conference's zone and \
             import the file again."
                .into()
        });
        civil.and_utc()
    }

    /// Without a zone in the file its offsets hold; if the record's zone would show another time, it may be wrong.
    fn compare_with_record(
        &self,
        civil: NaiveDateTime,
        instant: Instant,
        time: Option<u16>,
        place: &Place,
        notices: &mut Notices,
    ) {
        let Some(record) = &self.record else { return };
        let said = time.unwrap_or_else(|| minutes_of(civil));
        let shown = record.civil(instant);
        if minutes_of(shown) != said % (24 * 60) {
            notices.add(place, "zone-differs", || {
                format!(
                    "The file says {}, which is {} in {}, the conference's zone. Check that zone.",
                    civil.format("%H:%M"),
                    shown.format("%H:%M"),
                    record.name()
                )
            });
        }
    }
}

/// A date with an offset in a file that names its zone: the offset may be wrong while the clock's time is right.
fn check_offset(
    zone: &Zone,
    civil: NaiveDateTime,
    instant: Instant,
    time: Option<u16>,
    place: &Place,
    notices: &mut Notices,
) -> Instant {
    let shown = minutes_of(zone.civil(instant));
    let Some(time) = time.map(|time| time % (24 * 60)) else { return instant };
    if shown == time {
        return instant;
    }
    if minutes_of(civil) == time {
        notices.add(place, "offset-wrong", || {
            format!(
                "The offset of the date is not that of {} then; {} there was kept.",
                zone.name(),
                civil.format("%H:%M")
            )
        });
        return zone.instant(civil);
    }
    notices.add(place, "start-differs", || {
        let clock = format!("{:02}:{:02}", time / 60, time % 60);
        format!("The date says {}, the start {clock}; the start was kept.", civil.format("%H:%M"))
    });
    zone.instant(at(civil.date(), time))
}

fn at(day: NaiveDate, minutes: u16) -> NaiveDateTime {
    let midnight = day.and_time(NaiveTime::MIN);
    midnight.checked_add_signed(TimeDelta::minutes(minutes.into())).unwrap_or(midnight)
}

fn minutes_of(civil: NaiveDateTime) -> u16 {
    u16::try_from(civil.hour() * 60 + civil.minute()).unwrap_or_default()
}

/// A date, alone or before a time.
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim().get(..10)?;
    let digits = |range: std::ops::Range<usize>| text[range].bytes().all(|byte| byte.is_ascii_digit());
    (text.is_ascii() && digits(0..4) && digits(5..7) && digits(8..10)).then_some(())?;
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| *date >= NaiveDate::MIN.max(first_date()))
}

fn first_date() -> NaiveDate {
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default()
}

/// A date and time: `2026-01-31T09:30:00+01:00`, also with a space, without seconds, offset or colon, or with `Z`.
pub fn written(text: &str) -> Option<Written> {
    let text = text.trim();
    let day = date(text)?;
    let rest = text.get(10..)?.strip_prefix(['T', 't', ' '])?;
    let split = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(split);
    let time = time.split('.').next()?;
    let time =
        NaiveTime::parse_from_str(time, "%H:%M:%S").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M")).ok()?;
    let offset = match offset.trim() {
        "" => None,
        "Z" | "z" => Some(0),
        offset => Some(offset_seconds(offset)?),
    };
    Some(Written { civil: day.and_time(time), offset })
}

fn offset_seconds(text: &str) -> Option<i32> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits.replace(':', "")),
        ("-", digits) => (-1, digits.replace(':', "")),
        _ => return None,
    };
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        2 if all_digits => (digits.as_str(), "0"),
        4 if all_digits => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 15 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Minutes after midnight: `09:30` or `09:30:00`; up to `47:59`, for times after midnight of the same programme day.
pub fn time_of_day(text: &str) -> Option<u16> {
    let parts: Vec<u16> = text.trim().split(':').map(number).collect::<Option<_>>()?;
    let (hours, minutes) = match parts[..] {
        [hours, minutes] => (hours, minutes),
        [hours, minutes, seconds] if seconds < 60 => (hours, minutes),
        _ => return None,
    };
    (hours < 48 && minutes < 60).then(|| hours * 60 + minutes)
}

/// A length in minutes: `00:30`, `30:15` (hours), `00:30:00`, or a number of minutes.
pub fn length(text: &str) -> Option<u32> {
    let parts: Vec<u32> = text.trim().split(':').map(number).collect::<Option<_>>()?;
    let (hours, minutes) = match parts[..] {
        [minutes] => (0, minutes),
        [hours, minutes] | [hours, minutes, _] if minutes < 60 => (hours, minutes),
        _ => return None,
    };
    hours.checked_mul(60)?.checked_add(minutes)
}

fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(zone: Option<&str>) -> Clock {
        Clock { named: zone.and_then(Zone::named), record: None, offset: None, day_change_minutes: 180 }
    }

    fn resolve(clock: &Clock, day: &str, date: &str, start: &str) -> (String, Vec<String>) {
        let mut notices = Notices::default();
        let some = |text| Some(text).filter(|text: &&str| !text.is_empty());
        let said = Said { day: self::date(day), date: some(date), start: some(start) };
        let instant = clock.start(&said, &Place::default(), &mut notices);
        let instant = instant.map_or("never".into(), |instant| instant.format("%dT%H:%MZ").to_string());
        (instant, notices.finish().into_iter().map(|notice| notice.code).collect())
    }

    #[test]
    fn dates_and_starts_that_agree_are_taken() {
        let brussels = &clock(Some("Europe/Brussels"));
        for (date, start) in [
            ("2026-01-31T09:30:00+01:00", "09:30"),
            ("2026-01-31T08:30:00Z", "09:30"),
            ("2026-01-31T09:30:00+01:00", ""),
            ("2026-01-31 09:30", "09:30"),
            ("2026-01-31", "09:30"),
            ("", "09:30:00"),
        ] {
            assert_eq!(resolve(brussels, "2026-01-31", date, start), ("31T08:30Z".into(), vec![]), "{date} {start}");
        }
    }

    #[test]
    fn a_wrong_offset_yields_to_the_start() {
        let brussels = &clock(Some("Europe/Brussels"));
        let (instant, notices) = resolve(brussels, "", "2026-01-31T09:30:00+00:00", "09:30");
        assert_eq!((instant.as_str(), &notices[..]), ("31T08:30Z", &["offset-wrong".to_owned()][..]));
        let (instant, notices) = resolve(brussels, "", "2026-01-31T09:30:00+01:00", "11:00");
        assert_eq!((instant.as_str(), &notices[..]), ("31T10:00Z", &["start-differs".to_owned()][..]));
    }

    #[test]
    fn after_midnight_belongs_to_the_day_before() {
        let brussels = &clock(Some("Europe/Brussels"));
        assert_eq!(resolve(brussels, "2026-01-30", "", "01:00").0, "31T00:00Z");
        assert_eq!(resolve(brussels, "2026-01-30", "", "25:00").0, "31T00:00Z");
        assert_eq!(resolve(brussels, "2026-01-31", "", "03:00").0, "31T02:00Z");
    }

    #[test]
    fn without_a_zone_offsets_hold_then_the_record_then_utc() {
        let mut bare = clock(None);
        assert_eq!(resolve(&bare, "", "2026-01-31T09:30:00+01:00", "09:30"), ("31T08:30Z".into(), vec![]));
        assert_eq!(resolve(&bare, "2026-01-31", "", "09:30"), ("31T09:30Z".into(), vec!["zone-assumed".into()]));
        bare.offset = Some(3600);
        assert_eq!(resolve(&bare, "2026-01-31", "", "09:30"), ("31T08:30Z".into(), vec![]));
        bare.record = Zone::named("Asia/Tokyo");
        assert_eq!(resolve(&bare, "2026-01-31", "", "09:30"), ("31T00:30Z".into(), vec![]));
        let (instant, notices) = resolve(&bare, "", "2026-01-31T09:30:00+01:00", "09:30");
        assert_eq!((instant.as_str(), &notices[..]), ("31T08:30Z", &["zone-differs".to_owned()][..]));
    }

    #[test]
    fn the_second_of_two_equal_clock_times_is_told_by_its_offset() {
        let brussels = &clock(Some("Europe/Brussels"));
        assert_eq!(resolve(brussels, "", "2026-10-25T02:30:00+01:00", "02:30"), ("25T01:30Z".into(), vec![]));
        assert_eq!(resolve(brussels, "", "2026-10-25T02:30:00+02:00", "02:30"), ("25T00:30Z".into(), vec![]));
    }

    #[test]
    fn nonsense_is_no_time() {
        for text in [
            "",
            "tomorrow",
            "2026-13-01T00:00:00Z",
            "2026-01-31T99:00",
            "+2026-01-31T09:30",
            "２０２６-01-31T09:30",
            "2026-01-31T09:30+99:00",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
        for text in ["", "9", "48:00", "09:60", "-1:00", "09:30:99", "+9:30"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
        for (text, minutes) in [
            ("00:30", Some(30)),
            ("100:30", Some(6030)),
            ("00:05:00", Some(5)),
            ("45", Some(45)),
            ("4294967295:00", None),
            ("1:2:3:4", None),
            ("0:75", None),
        ] {
            assert_eq!(length(text), minutes, "{text}");
        }
    }
}
