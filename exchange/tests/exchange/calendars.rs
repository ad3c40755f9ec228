//! Calendars, as another program reads them.

use std::collections::HashSet;

use domain::programme::{Programme, Slot, index::Index, sheet::Sheet};
use exchange::calendar;
use serde_json::Value;

use crate::support;

fn understood(name: &str, calendar: &str) -> Option<Value> {
    support::understood("read_calendar.py", &format!("{name}.ics"), calendar)
}

fn second(instant: domain::Instant) -> String {
    instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Every event says what its slot says.
fn assert_tells(calendar: &Value, programme: &Programme, slots: &[&Slot]) {
    let index = Index::new(programme);
    let events = calendar["events"].as_array().expect("events");
    assert_eq!(events.len(), slots.len());
    let uids: HashSet<_> = events.iter().map(|event| event["uid"].as_str().expect("a UID")).collect();
    assert_eq!(uids.len(), slots.len());
    for (event, slot) in events.iter().zip(slots) {
        let session = index.session(slot.session).expect("a session");
        assert_eq!(event["uid"], format!("{}@plenary.example", slot.id));
        assert_eq!(event["summary"], session.title);
        let facts = &programme.conference;
        let location = [index.room_name(slot.room), &facts.venue, &facts.city].join(", ");
        assert_eq!(event["location"], location);
        assert_eq!(event["url"], support::origin().session_url(session));
        assert_eq!((&event["start"], &event["end"]), (&second(slot.start).into(), &second(slot.end()).into()));
        assert_eq!((&event["stamp"], &event["modified"]), (&second(slot.changed).into(), &second(slot.changed).into()));
        assert_eq!(event["sequence"], slot.sequence);
        assert_eq!(event["status"], if slot.cancelled { "CANCELLED" } else { "CONFIRMED" });
        let categories: Vec<_> = index.track_of(session).map(|track| &track.name).into_iter().collect();
        assert_eq!(event["categories"], serde_json::json!(categories));
        for speaker in index.speakers_of(session) {
            assert!(event["description"].as_str().expect("a description").contains(&speaker.name));
        }
    }
}

fn fosdem_after_two_states() -> Option<Programme> {
    let states = ["schedules/fosdem-2026-rev06.xml", "schedules/fosdem-2026-rev07.xml"];
    let mut programme = None;
    for (number, path) in (0..).zip(states) {
        let sheet = support::read(&std::fs::read(support::data(path)?).expect("a readable file"));
        programme = Some(support::take_in(programme.as_ref(), &sheet, number));
    }
    programme
}

#[test]
fn a_real_conference_is_understood_event_by_event() {
    let Some(programme) = fosdem_after_two_states() else { return };
    let text = calendar::conference(&programme, &support::origin());
    let Some(calendar) = understood("conference", &text) else { return };
    assert_eq!((&calendar["name"], &calendar["named"]), (&"FOSDEM 2026".into(), &"FOSDEM 2026".into()));
    assert_eq!((&calendar["zones"], &calendar["refresh"]), (&serde_json::json!(["Europe/Brussels"]), &"PT1H".into()));
    assert_tells(&calendar, &programme, &programme.slots.iter().collect::<Vec<_>>());
    let cancelled = programme.slots.iter().filter(|slot| slot.cancelled).count();
    assert_eq!(cancelled, 5);
}

#[test]
fn parts_of_a_conference_have_calendars_of_their_own() {
    let Some(programme) = fosdem_after_two_states() else { return };
    let (index, origin) = (Index::new(&programme), support::origin());
    let (track, room, session) = (&programme.tracks[3], &programme.rooms[0], &programme.sessions[5]);
    let of_track = |slot: &&Slot| index.session(slot.session).is_some_and(|session| session.track == Some(track.id));
    let chosen: Vec<_> = programme.sessions.iter().step_by(100).map(|session| session.id).collect();
    let parts: [(&str, String, String, Vec<&Slot>); 4] = [
        (
            "track",
            calendar::track(&programme, &origin, track.id).expect("a track"),
            format!("{} · FOSDEM 2026", track.name),
            programme.slots.iter().filter(of_track).collect(),
        ),
        (
            "room",
            calendar::room(&programme, &origin, room.id).expect("a room"),
            format!("{} · FOSDEM 2026", room.name),
            programme.slots.iter().filter(|slot| slot.room == room.id).collect(),
        ),
        (
            "session",
            calendar::session(&programme, &origin, session.id).expect("a session"),
            session.title.clone(),
            programme.slots.iter().filter(|slot| slot.session == session.id).collect(),
        ),
        (
            "agenda",
            calendar::agenda(&programme, &origin, "Meine Auswahl, privat; ok", &chosen),
            "Meine Auswahl, privat; ok".into(),
            programme.slots.iter().filter(|slot| chosen.contains(&slot.session)).collect(),
        ),
    ];
    for (part, text, name, slots) in parts {
        assert!(!slots.is_empty());
        let Some(calendar) = understood(part, &text) else { return };
        assert_eq!((&calendar["name"], &calendar["named"]), (&name.as_str().into(), &name.as_str().into()));
        assert_tells(&calendar, &programme, &slots);
    }
}

/// Sessions on both sides of a change of the clocks, and in the hour that comes twice.
fn over_the_change(zone: &str) -> Programme {
    let file = r#"{"schedule": {"conference": {"title": "Clocks, \"change\"; \\ and all", "time_zone_name": "ZONE", "days": [{"date": "2026-10-24", "rooms": {"Hall": [
        {"id": 1, "title": "Before", "date": "2026-10-24T10:00:00Z", "duration": "01:00", "abstract": "<p>A&nbsp;line,</p><p>another; \\ done</p>"},
        {"id": 2, "title": "First of two", "date": "2026-10-25T00:30:00Z", "duration": "00:20"},
        {"id": 3, "title": "Second of two", "date": "2026-10-25T01:30:00Z", "duration": "00:20"},
        {"id": 4, "title": "Through the night", "date": "2026-10-24T22:00:00Z", "duration": "09:00"},
        {"id": 5, "title": "After", "date": "2026-11-02T10:00:00Z", "duration": "00:00"},
        {"id": 6, "title": "Next summer \u0007\u0000 🎉", "date": "2027-07-02T10:00:00Z", "duration": "01:00"}]}}]}}}"#;
    let sheet: Sheet = support::read(file.replace("ZONE", zone).as_bytes());
    support::take_in(None, &sheet, 0)
}

#[test]
fn clocks_that_change_lead_nobody_astray() {
    for zone in ["Europe/Brussels", "America/New_York", "Asia/Kathmandu", "UTC", "Etc/GMT-5", "Australia/Lord_Howe"] {
        let programme = over_the_change(zone);
        let text = calendar::conference(&programme, &support::origin());
        assert_eq!(text.contains("VTIMEZONE"), zone != "UTC", "{zone}");
        let Some(calendar) = understood(&zone.replace('/', "-"), &text) else { return };
        assert_tells(&calendar, &programme, &programme.slots.iter().collect::<Vec<_>>());
    }
}

#[test]
fn the_same_programme_gives_the_same_bytes() {
    let programme = over_the_change("Europe/Brussels");
    let first = calendar::conference(&programme, &support::origin());
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(calendar::conference(&programme, &support::origin()), first);
}

#[test]
fn html_becomes_text_and_nothing_breaks_a_line() {
    let programme = over_the_change("Europe/Brussels");
    let text = calendar::conference(&programme, &support::origin());
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("DESCRIPTION:A line\\,\\n\\nanother\\; \\\\ done\\n\\nhttps://"), "{unfolded}");
    assert!(unfolded.contains("X-WR-CALNAME:Clocks\\, \"change\"\\; \\\\ and all\r\n"));
    assert!(!unfolded.contains('\u{7}'));
}

#[test]
fn a_calendar_without_sessions_is_still_a_calendar() {
    let programme = Programme::empty(support::facts());
    let text = calendar::conference(&programme, &support::origin());
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
}
