//! A small world for tests: sheets and programmes written as lines of text.

use chrono::{NaiveDate, TimeDelta, TimeZone as _, Utc};
use uuid::Uuid;

use super::{
    Facts, Programme,
    absorb::{Absorbed, absorb},
    index::Index,
    sheet::{Entry, Place, Sheet, SheetPerson},
};
use crate::{Instant, id::SlotId};

/// A sheet from lines such as `Title @Room 10:00+30 #guid =id /slug *CODE01 in Track by Ann=7, Ben`. A start such as
/// `2/10:00` is on the second day.
pub fn sheet(lines: &[&str]) -> Sheet {
    let entries = lines.iter().enumerate().map(|(at, line)| entry(line, at)).collect();
    Sheet { entries, ..Sheet::default() }
}

/// The programme of a sheet of such lines.
pub fn programme(lines: &[&str]) -> Programme {
    absorb_lines(None, lines, 0).programme
}

/// Absorbs such lines at the release `number`.
pub fn absorb_lines(previous: Option<&Programme>, lines: &[&str], number: u32) -> Absorbed {
    absorb(previous, &sheet(lines), &facts(), release(number), &mut ids(number))
}

/// Facts of a conference in Brussels.
pub fn facts() -> Facts {
    let day = |day| NaiveDate::from_ymd_opt(2026, 2, day).unwrap_or_default();
    Facts {
        acronym: "demo_2026".into(),
        title: "Demo 2026".into(),
        subtitle: String::new(),
        venue: "Campus".into(),
        city: "Brussels".into(),
        start: day(1),
        end: day(2),
        zone: "Europe/Brussels".into(),
        timeslot_minutes: 5,
        day_change_minutes: 180,
    }
}

/// The time of a release.
pub fn release(number: u32) -> Instant {
    Utc.timestamp_opt(1_760_000_000 + i64::from(number) * 3600, 0).single().unwrap_or_default()
}

/// Identities that differ from release to release.
pub fn ids(number: u32) -> impl FnMut() -> Uuid {
    let mut next = u128::from(number) << 64;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

/// The title of a slot.
pub fn at(programme: &Programme, slot: SlotId) -> &str {
    let index = Index::new(programme);
    index.slot(slot).and_then(|slot| index.session(slot.session)).map_or("", |session| &session.title)
}

/// A time on the first day.
pub fn clock(text: &str) -> Instant {
    let (day, time) = text.split_once('/').unwrap_or(("1", text));
    let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
    let number = |text: &str| text.parse::<i64>().unwrap_or_default();
    let midnight = Utc.with_ymd_and_hms(2026, 2, 1, 0, 0, 0).single().unwrap_or_default();
    midnight + TimeDelta::days(number(day) - 1) + TimeDelta::minutes(number(hour) * 60 + number(minute))
}

fn entry(line: &str, at: usize) -> Entry {
    let (line, persons) = line.split_once(" by ").unwrap_or((line, ""));
    let (line, track) = line.split_once(" in ").map_or((line, None), |(line, track)| (line, Some(track.to_owned())));
    let mark = |sign: char| {
        line.split(' ').find_map(|word| word.strip_prefix(sign)).filter(|rest| !rest.is_empty()).map(str::to_owned)
    };
    let title: Vec<_> = line.split(' ').take_while(|word| !word.starts_with('@')).collect();
    let (start, minutes) = line.split(' ').find_map(|word| word.split_once('+')).unwrap_or(("10:00", "30"));
    Entry {
        guid: mark('#'),
        id: mark('='),
        code: mark('*'),
        url: None,
        slug: mark('/'),
        title: title.join(" "),
        subtitle: String::new(),
        summary: String::new(),
        description: String::new(),
        track,
        kind: "talk".into(),
        language: "en".into(),
        room: mark('@').unwrap_or_default(),
        start: clock(start),
        minutes: minutes.parse().unwrap_or(30),
        persons: persons.split(", ").filter(|name| !name.is_empty()).map(person).collect(),
        links: Vec::new(),
        do_not_record: false,
        recording_license: String::new(),
        feedback_url: None,
        place: Place { line: u32::try_from(at + 1).unwrap_or_default(), path: String::new() },
    }
}

fn person(text: &str) -> SheetPerson {
    let (name, source) = text.split_once('=').map_or((text, None), |(name, source)| (name, Some(source.to_owned())));
    SheetPerson { name: name.into(), source, ..SheetPerson::default() }
}
