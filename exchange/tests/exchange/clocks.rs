//! Calendars read by another implementation: `PyPI`'s icalendar.

use domain::{
    Instant,
    programme::{Programme, Slot, index::Index, sheet::Entry},
};
use exchange::calendar;
use serde_json::{Value, json};

use crate::{
    support::{origin, understood},
    world::{at, person, release, talk},
};

/// Talks every quarter of an hour from one time to another.
fn talks(from: &str, to: &str) -> Vec<Entry> {
    let mut starts = vec![at(from)];
    while let Some(next) =
        starts.last().map(|last| *last + chrono::TimeDelta::minutes(15)).filter(|next| *next < at(to))
    {
        starts.push(next);
    }
    starts
        .iter()
        .enumerate()
        .map(|(number, start)| {
            let mut entry = talk(&format!("Talk {number}; “über”, \\ 世界"), "Hall, East", &start.to_rfc3339());
            entry.minutes = u32::try_from(number % 5 * 20).expect("small");
            entry.track = Some("Tools, Kits".into());
            entry.persons = vec![person("Ann"), person("Ben")];
            entry.description = "<p>Long.</p>\n".repeat(30);
            entry
        })
        .collect()
}

fn events(programme: &Programme) -> Vec<Value> {
    let index = Index::new(programme);
    let told = |instant: Instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let event = |slot: &Slot| {
        let session = index.session(slot.session).expect("a session");
        json!({
            "uid": format!("{}@plenary.example", slot.id),
            "start": told(slot.start),
            "end": told(slot.end()),
            "stamp": told(slot.changed),
            "modified": told(slot.changed),
            "sequence": slot.sequence,
            "status": if slot.cancelled { "CANCELLED" } else { "CONFIRMED" },
            "summary": session.title,
            "location": "Hall, East, Campus, Town",
            "url": format!("https://plenary.example/c/demo/talks/{}", session.code),
            "categories": ["Tools, Kits"],
        })
    };
    programme.slots.iter().map(event).collect()
}

/// Every event of the calendar is the slot it was made from, by the reader's own zone data and by ours alone.
fn agrees(zone: &str, from: &str, to: &str) {
    let all = talks(from, to);
    let first = release(None, zone, 1, all.clone());
    let programme = release(Some(&first), zone, 2, all.into_iter().skip(3).collect());
    assert_eq!(programme.slots.iter().filter(|slot| slot.cancelled).count(), 3);
    let text = calendar::conference(&programme, &origin());
    // Under a name that no database knows, only the VTIMEZONE can tell what the zone does.
    let unknown = text.replace(zone, "Plenary/Venue");
    for text in [&text, &unknown] {
        if let Some(read) = understood("read_events.py", &format!("clocks-{}", from.replace(':', "")), text) {
            // The package knows no type for names and leaves them as they are written.
            assert_eq!((&read["errors"], &read["name"]), (&json!([]), &json!("Demo\\, 2026")));
            assert_eq!(read["events"].as_array().map(Vec::len), Some(programme.slots.len()), "{zone}");
            for (read, expected) in read["events"].as_array().into_iter().flatten().zip(&events(&programme)) {
                assert_eq!(read, expected, "{zone}");
            }
        }
    }
}

#[test]
fn winter_time_begins_in_new_york() {
    agrees("America/New_York", "2026-10-31T13:00:00Z", "2026-11-02T22:00:00Z");
}

#[test]
fn summer_time_begins_in_new_york() {
    agrees("America/New_York", "2026-03-07T13:00:00Z", "2026-03-09T01:00:00Z");
}

#[test]
fn winter_time_begins_in_lisbon() {
    agrees("Europe/Lisbon", "2026-10-24T08:00:00Z", "2026-10-26T18:00:00Z");
}

#[test]
fn summer_time_ends_by_half_an_hour_on_lord_howe() {
    agrees("Australia/Lord_Howe", "2026-04-04T00:00:00Z", "2026-04-06T08:00:00Z");
}

#[test]
fn ireland_calls_its_winter_the_exception() {
    agrees("Europe/Dublin", "2026-10-24T08:00:00Z", "2026-10-26T18:00:00Z");
}

#[test]
fn nothing_ever_changes_in_kolkata() {
    agrees("Asia/Kolkata", "2026-10-31T03:00:00Z", "2026-11-01T13:00:00Z");
}

#[test]
fn the_venue_may_keep_universal_time() {
    agrees("UTC", "2026-10-31T03:00:00Z", "2026-11-01T13:00:00Z");
}
