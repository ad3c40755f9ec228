//! What calendars promise to those who subscribe.

use std::{collections::HashMap, str::FromStr as _};

use crate::{
    support::origin,
    world::{at, person, release, talk},
};
use domain::programme::{Programme, sheet::Entry};
use exchange::calendar;
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus};
use proptest::prelude::*;

const BRUSSELS: &str = "Europe/Brussels";

fn parsed(text: &str) -> Vec<Event> {
    Calendar::from_str(text).expect("a calendar").events().cloned().collect()
}

fn titles(text: &str) -> Vec<String> {
    parsed(text).iter().map(|event| event.get_summary().expect("a summary").to_owned()).collect()
}

fn programme() -> Programme {
    let mut a = talk("A", "Hall", "2026-10-31T09:00:00Z");
    a.track = Some("Tools".into());
    a.subtitle = "Of all, things".into();
    a.summary = "<p>Short &amp; <b>good</b>.</p>".into();
    a.description = "<ul><li>one</li><li>see <a href=\"https://a.example\">two</a></li></ul>".into();
    a.persons = vec![person("Ann"), person("Ben")];
    let b = talk("B", "Hall", "2026-10-31T10:00:00Z");
    let mut c = talk("C", "Yard", "2026-10-31T10:00:00Z");
    c.track = Some("Tools".into());
    release(None, BRUSSELS, 1, vec![a, b, c])
}

#[test]
fn a_calendar_looks_like_this() {
    insta::assert_snapshot!(calendar::conference(&programme(), &origin()).replace("\r\n", "\n"));
}

#[test]
fn each_calendar_holds_what_belongs_to_it() {
    let (programme, origin) = (programme(), origin());
    let id_of = |title: &str| programme.sessions.iter().find(|one| one.title == title).expect("a session").id;
    let room = |name: &str| programme.rooms.iter().find(|one| one.name == name).expect("a room").id;
    assert_eq!(titles(&calendar::conference(&programme, &origin)), ["A", "B", "C"]);
    assert_eq!(titles(&calendar::track(&programme, &origin, programme.tracks[0].id).expect("a track")), ["A", "C"]);
    assert_eq!(titles(&calendar::room(&programme, &origin, room("Hall")).expect("a room")), ["A", "B"]);
    assert_eq!(titles(&calendar::session(&programme, &origin, id_of("B")).expect("a session")), ["B"]);
    let marked = [id_of("C"), uuid::Uuid::nil().into(), id_of("A")];
    let agenda = calendar::agenda(&programme, &origin, "Mine, only", &marked);
    assert_eq!(titles(&agenda), ["A", "C"]);
    assert_eq!(Calendar::from_str(&agenda).expect("a calendar").get_name(), Some("Mine\\, only"));
    assert_eq!(titles(&calendar::agenda(&programme, &origin, "Mine", &[])), Vec::<String>::new());
}

#[test]
fn what_the_programme_lacks_has_no_calendar() {
    let (programme, origin, nobody) = (programme(), origin(), uuid::Uuid::nil());
    assert_eq!(calendar::track(&programme, &origin, nobody.into()), None);
    assert_eq!(calendar::room(&programme, &origin, nobody.into()), None);
    assert_eq!(calendar::session(&programme, &origin, nobody.into()), None);
}

#[test]
fn the_same_programme_is_the_same_bytes() {
    let stored = serde_json::to_string(&programme()).expect("JSON");
    let loaded: Programme = serde_json::from_str(&stored).expect("a programme");
    assert_eq!(calendar::conference(&programme(), &origin()), calendar::conference(&loaded, &origin()));
}

#[test]
fn an_hour_that_comes_twice_is_told_in_universal_time() {
    let twice = release(
        None,
        "America/New_York",
        1,
        vec![
            talk("first", "Hall", "2026-11-01T05:00:00Z"),
            talk("across", "Hall", "2026-11-01T05:45:00Z"),
            talk("second", "Hall", "2026-11-01T06:20:00Z"),
            talk("after", "Hall", "2026-11-01T07:00:00Z"),
        ],
    );
    let text = calendar::conference(&twice, &origin());
    let starts: Vec<_> = text.lines().filter(|line| line.starts_with("DTSTART") && line.contains("202611")).collect();
    assert_eq!(
        starts,
        [
            "DTSTART:20261101T020000",
            "DTSTART:20261101T050000Z",
            "DTSTART:20261101T054500Z",
            "DTSTART:20261101T062000Z",
            "DTSTART;TZID=America/New_York:20261101T020000",
        ],
        "the first is that of the zone"
    );
}

#[test]
fn what_takes_no_time_has_no_end() {
    let mut doors = talk("Doors", "Hall", "2026-10-31T09:00:00Z");
    doors.minutes = 0;
    let text = calendar::conference(&release(None, BRUSSELS, 1, vec![doors]), &origin());
    assert!(!text.contains("DTEND"));
}

#[test]
fn hostile_words_stay_in_their_lines() {
    let mut entry = talk("T\r\nBEGIN:VALARM\u{2028}ATTENDEE:x\u{1b}", "R\nURL:x", "2026-10-31T09:00:00Z");
    entry.description = "END:VEVENT\u{85}\u{2029}END:VCALENDAR\u{0}</p>\nDTSTART:19700101T000000".into();
    entry.track = Some("a\\,b;c\nEND:VCALENDAR".into());
    let text = calendar::conference(&release(None, BRUSSELS, 1, vec![entry]), &origin());
    let events = parsed(&text);
    assert_eq!(events.len(), 1);
    assert_eq!(text.matches("\r\nEND:V").count(), 3);
    assert_eq!(events[0].get_categories(), Some(vec!["a\\,b;c END:VCALENDAR".to_owned()]));
    assert!(!text.contains("\r\nATTENDEE") && !text.contains("\r\nBEGIN:VALARM"));
}

/// What becomes of a talk from one release to the next.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Stays,
    Moves,
    ChangesRoom,
    IsReworded,
    Goes,
}

fn after(entry: &Entry, fate: Fate) -> Option<Entry> {
    let mut next = entry.clone();
    match fate {
        Fate::Stays => {}
        Fate::Moves => next.start += chrono::TimeDelta::minutes(45),
        Fate::ChangesRoom => next.room += " II",
        Fate::IsReworded => next.summary += "!",
        Fate::Goes => return None,
    }
    Some(next)
}

/// Each event by its UID, with its sequence number and whether it is cancelled.
fn by_uid(programme: &Programme) -> HashMap<String, (u32, bool)> {
    parsed(&calendar::conference(programme, &origin()))
        .iter()
        .map(|event| {
            let cancelled = event.get_status() == Some(EventStatus::Cancelled);
            (event.get_uid().expect("a UID").to_owned(), (event.get_sequence().expect("a sequence"), cancelled))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// UIDs stay, sequence numbers grow where something changed and nowhere else, what went stays listed as cancelled.
    #[test]
    fn subscribers_follow_two_releases(
        fates in prop::collection::vec(
            prop::sample::select(vec![Fate::Stays, Fate::Moves, Fate::ChangesRoom, Fate::IsReworded, Fate::Goes]),
            1..12,
        ),
    ) {
        let start = |number: usize| at("2026-10-31T08:00:00Z") + chrono::TimeDelta::minutes(i64::try_from(number).unwrap_or_default() * 15);
        let entries: Vec<_> = (0..fates.len())
            .map(|number| talk(&format!("Talk {number}"), &format!("Room {number}"), &start(number).to_rfc3339()))
            .collect();
        let first = release(None, BRUSSELS, 1, entries.clone());
        let next = entries.iter().zip(&fates).filter_map(|(entry, fate)| after(entry, *fate)).collect();
        let second = release(Some(&first), BRUSSELS, 2, next);

        let (before, now) = (by_uid(&first), by_uid(&second));
        prop_assert_eq!(before.len(), fates.len());
        prop_assert_eq!(now.len(), fates.len());
        for (number, fate) in fates.iter().enumerate() {
            let title = format!("Talk {number}");
            let session = first.sessions.iter().find(|session| session.title == title).expect("a session");
            let slot = first.slots.iter().find(|slot| slot.session == session.id).expect("a slot");
            let uid = format!("{}@plenary.example", slot.id);
            let grown = u32::from(!matches!(fate, Fate::Stays));
            prop_assert_eq!(now[&uid], (before[&uid].0 + grown, matches!(fate, Fate::Goes)), "{:?}", fate);
        }
    }

    /// Any words make a calendar that reads as those words.
    #[test]
    fn any_words_come_back(title in "\\PC{0,90}[a-z]", room in "\\PC{0,40}[a-z]") {
        let programme = release(None, BRUSSELS, 1, vec![talk(&title, &room, "2026-10-31T09:00:00Z")]);
        let text = calendar::conference(&programme, &origin());
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let events = parsed(&text);
        prop_assert_eq!(events.len(), 1);
        prop_assert_eq!(events[0].get_summary(), Some(programme.sessions[0].title.as_str()));
        let location = format!("{}, Campus, Town", programme.rooms[0].name);
        prop_assert_eq!(events[0].get_location(), Some(location.as_str()));
    }
}
