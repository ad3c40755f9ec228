//! A small world for tests of writers: programmes made from a few sessions, as releases follow one another.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    Instant,
    programme::{
        Facts, Programme,
        absorb::absorb,
        sheet::{Entry, Place, Sheet, SheetPerson},
    },
};
use uuid::Uuid;

/// An instant.
pub fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

/// A session of half an hour.
pub fn talk(title: &str, room: &str, start: &str) -> Entry {
    Entry {
        guid: Some(title.into()),
        id: None,
        code: None,
        url: None,
        slug: None,
        title: title.into(),
        subtitle: String::new(),
        summary: String::new(),
        description: String::new(),
        track: None,
        kind: "talk".into(),
        language: "en".into(),
        room: room.into(),
        start: at(start),
        minutes: 30,
        persons: Vec::new(),
        links: Vec::new(),
        do_not_record: false,
        recording_license: String::new(),
        feedback_url: None,
        place: Place::default(),
    }
}

/// Somebody who speaks.
pub fn person(name: &str) -> SheetPerson {
    SheetPerson { name: name.into(), ..SheetPerson::default() }
}

/// The release number `number`, an hour after the one before it.
pub fn release(previous: Option<&Programme>, zone: &str, number: u32, entries: Vec<Entry>) -> Programme {
    let sheet = Sheet { entries, ..Sheet::default() };
    let mut next = u128::from(number) << 64;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let time = at("2026-01-01T12:00:00Z") + TimeDelta::hours(number.into());
    absorb(previous, &sheet, &facts(zone), time, &mut ids).programme
}

fn facts(zone: &str) -> Facts {
    let day = NaiveDate::from_ymd_opt(2026, 10, 31).expect("a day");
    Facts {
        acronym: "demo_2026".into(),
        title: "Demo, 2026".into(),
        subtitle: String::new(),
        venue: "Campus".into(),
        city: "Town".into(),
        start: day,
        end: day,
        zone: zone.into(),
        timeslot_minutes: 5,
        day_change_minutes: 180,
    }
}
