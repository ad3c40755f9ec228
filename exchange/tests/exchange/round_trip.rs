//! Programmes as organisers make them, odd ones included: whatever is written is valid and comes back as it was.

use domain::programme::{
    Link, Programme,
    diff::diff,
    sheet::{Entry, Place, Sheet, SheetPerson, SheetRoom, SheetTrack},
};
use exchange::{schedule_json, schedule_xml};
use proptest::prelude::*;

use crate::support;

/// A programme with everything that has gone wrong elsewhere, after three releases.
fn odd() -> Programme {
    let repeated =
        Entry { guid: Some("same".into()), ..entry("Yoga & <i>tea</i>", "大ホール", "2026-02-01T23:30:00Z") };
    let again = Entry { room: "A".into(), ..entry_at(&repeated, "2026-02-02T00:30:00Z") };
    let gone = entry("Gone", "Attic", "2026-02-01T10:00:00Z");
    let other = Entry {
        title: "X".into(),
        subtitle: "]]> \"'".into(),
        summary: "<p>One &amp; two</p>\n\n* three".into(),
        description: "tab\there".into(),
        kind: String::new(),
        language: String::new(),
        track: Some("2FA".into()),
        minutes: 0,
        do_not_record: true,
        feedback_url: Some("https://example.org/?q=ä b#c#d".into()),
        url: Some("https://elsewhere.example/1".into()),
        links: vec![
            link("https://a.example/[x]#y#z", "video", true),
            link("/relative?a=1&b=2", "slides", false),
            link("irc:y", "", false),
        ],
        ..entry("X", "A", "2026-10-25T01:30:00Z")
    };
    let mut sheet = Sheet {
        rooms: vec![
            SheetRoom { name: "A".into(), capacity: Some(40) },
            SheetRoom { name: "Never used".into(), capacity: None },
        ],
        tracks: vec![
            SheetTrack { name: "2FA".into(), slug: None },
            SheetTrack { name: "会議".into(), slug: Some("2".into()) },
        ],
        entries: vec![repeated, again, gone, other],
        ..Sheet::default()
    };
    sheet.frame.zone = Some("America/New_York".into());
    sheet.frame.acronym = Some("abc".into());
    let first = support::take_in(None, &sheet, 0);
    sheet.entries.remove(2);
    let second = support::take_in(Some(&first), &sheet, 1);
    sheet.entries.push(Entry { minutes: 5_999, ..entry("Marathon", "A", "2026-02-01T10:00:00Z") });
    support::take_in(Some(&second), &sheet, 2)
}

fn entry(title: &str, room: &str, start: &str) -> Entry {
    Entry {
        guid: None,
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
        start: start.parse().expect("an instant"),
        minutes: 30,
        persons: vec![SheetPerson {
            name: "Zoë \"Z\" O'Neil".into(),
            biography: "<b>x</b>".into(),
            ..SheetPerson::default()
        }],
        links: Vec::new(),
        do_not_record: false,
        recording_license: String::new(),
        feedback_url: None,
        place: Place::default(),
    }
}

fn entry_at(entry: &Entry, start: &str) -> Entry {
    Entry { start: start.parse().expect("an instant"), ..entry.clone() }
}

fn link(url: &str, kind: &str, attachment: bool) -> Link {
    Link { url: url.into(), title: "a \"link\"".into(), attachment, kind: kind.into() }
}

#[test]
fn an_odd_programme_is_written_validly() {
    let programme = odd();
    assert_eq!((programme.slots.len(), programme.active_slots().count()), (5, 4));
    let xml = schedule_xml::write(&programme, &support::origin());
    if let Some(schema) = support::data("schemas/c3voc/xsd-schedule.xml.xsd") {
        support::assert_valid_xml(&schema, &xml, "odd");
    }
    let json = schedule_json::write(&programme, &support::origin());
    if let (Some(python), Some(schema)) = (support::python(), support::data("schemas/c3voc/json-schema.json")) {
        support::check(&python, "validate_json.py", &[&schema, &support::written("odd.json", &json)]);
    }
}

#[test]
fn without_an_address_of_the_web_the_export_stays_valid() {
    let origin = exchange::Origin { base_url: String::new(), ..support::origin() };
    if let Some(schema) = support::data("schemas/c3voc/xsd-schedule.xml.xsd") {
        support::assert_valid_xml(&schema, &schedule_xml::write(&odd(), &origin), "no-address");
        let nothing = Programme::empty(support::facts());
        support::assert_valid_xml(&schema, &schedule_xml::write(&nothing, &support::origin()), "nothing");
    }
}

#[test]
fn a_repeated_session_has_its_code_once_and_everything_else_apart() {
    let xml = schedule_xml::write(&odd(), &support::origin());
    assert_eq!(xml.matches("<title>Yoga &amp; &lt;i&gt;tea&lt;/i&gt;</title>").count(), 2);
    let code = odd().sessions.iter().find(|session| session.title.starts_with("Yoga")).expect("a session").code.clone();
    assert_eq!(xml.matches(&format!("code=\"{code}\"")).count(), 1);
    assert!(!xml.contains("Attic") && !xml.contains("Gone"), "what was cancelled is not told, nor its empty room");
    assert!(xml.contains("name=\"Never used\""));
}

#[test]
fn an_odd_programme_comes_back_as_it_was() {
    let programme = odd();
    for export in
        [schedule_xml::write(&programme, &support::origin()), schedule_json::write(&programme, &support::origin())]
    {
        let sheet = support::read(export.as_bytes());
        assert_eq!(sheet.notices, []);
        let again = support::take_in(Some(&programme), &sheet, 3);
        assert_eq!(again.slots, programme.slots);
        assert_eq!(again.sessions, programme.sessions);
        assert_eq!(again, programme);

        let elsewhere = support::take_in(None, &sheet, 4);
        assert_eq!(elsewhere.sessions.len(), 3, "what is repeated is one session there too");
        let export = schedule_xml::write(&elsewhere, &support::origin());
        let again = support::take_in(Some(&elsewhere), &support::read(export.as_bytes()), 5);
        assert!(diff(Some(&elsewhere), &again).is_empty());
    }
}

#[test]
fn an_update_of_an_export_updates_the_copy() {
    let ours = support::take_in(None, &lines(&["Tea", "Coffee"]), 0);
    let copy = support::take_in(None, &support::read(schedule_xml::write(&ours, &support::origin()).as_bytes()), 1);
    let ours = support::take_in(Some(&ours), &lines(&["Tea with milk", "Coffee"]), 2);
    let next =
        support::take_in(Some(&copy), &support::read(schedule_json::write(&ours, &support::origin()).as_bytes()), 3);
    let counts = diff(Some(&copy), &next).counts();
    assert_eq!((counts.changed, counts.new, counts.cancelled), (1, 0, 0));
}

fn lines(titles: &[&str]) -> Sheet {
    let entries = titles.iter().enumerate().map(|(at, title)| Entry {
        id: Some((at + 1).to_string()),
        ..entry(title, "Hall", &format!("2026-02-01T1{at}:00:00Z"))
    });
    Sheet { entries: entries.collect(), ..Sheet::default() }
}

/// Any text, with a taste for what breaks formats.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[<>&\"' \\n\\t\\r\u{0}-\u{1f}a-c\u{fffe}\u{2028}]{0,12}",
        prop::sample::select(vec!["", "]]>", "&amp;", "<!--", "\u{feff}x", "\r\n\r\n", "{\"a\": 1}", "😀"])
            .prop_map(str::to_owned),
    ]
}

/// Any text that is no address of a scheme which is left out of imports.
fn any_address() -> impl Strategy<Value = String> {
    prop_oneof![
        any_text().prop_map(|text| text.replace(':', ".")),
        any_text().prop_map(|text| format!("https://example.org/{text}")),
    ]
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let persons = prop::collection::vec((any_text(), prop::option::of("[0-9a-z]{1,2}")), 0..3);
    let links = prop::collection::vec((any_address(), any_text(), any_text(), any::<bool>()), 0..3);
    let texts = (any_text(), any_text(), any_text(), any_text(), any_text());
    let identity = (
        prop::option::of("g[0-3]"),
        prop::option::of("[0-3]"),
        prop::option::of("CODE0[0-3]"),
        prop::option::of(any_address()),
    );
    let when = (0_i64..4_000_000_000, 0_u32..7_000);
    (texts, identity, when, persons, links, prop::option::of(any_text()), any::<bool>()).prop_map(
        |(
            (title, subtitle, summary, room, kind),
            (guid, id, code, url),
            (start, minutes),
            persons,
            links,
            track,
            flag,
        )| Entry {
            guid,
            id,
            code,
            feedback_url: url.clone(),
            url,
            title,
            subtitle,
            description: summary.chars().rev().collect(),
            summary,
            track,
            kind,
            room,
            start: chrono::DateTime::from_timestamp(400_000_000 + start, 0).expect("a time"),
            minutes,
            persons: persons
                .into_iter()
                .map(|(name, source)| SheetPerson { biography: name.clone(), name, source, ..SheetPerson::default() })
                .collect(),
            links: links
                .into_iter()
                .map(|(url, title, kind, attachment)| Link { url, title, attachment, kind })
                .collect(),
            do_not_record: flag,
            ..entry("", "", "2026-02-01T10:00:00Z")
        },
    )
}

proptest! {
    #[test]
    fn any_programme_comes_back_as_it_was(
        entries in prop::collection::vec(any_entry(), 0..8),
        zone in prop::sample::select(vec!["Europe/Brussels", "America/New_York", "UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia"]),
        title in any_text(),
        day_change in 0_u16..720,
    ) {
        let mut sheet = Sheet { entries, ..Sheet::default() };
        sheet.frame.zone = Some(zone.into());
        sheet.frame.title = Some(title);
        sheet.frame.day_change_minutes = Some(day_change);
        let programme = support::take_in(None, &sheet, 0);
        for export in [
            schedule_xml::write(&programme, &support::origin()),
            schedule_json::write(&programme, &support::origin()),
        ] {
            let sheet = support::read(export.as_bytes());
            prop_assert_eq!(sheet.entries.len(), programme.slots.len());
            let again = support::take_in(Some(&programme), &sheet, 1);
            prop_assert_eq!(&again.slots, &programme.slots);
            prop_assert_eq!(&again.sessions, &programme.sessions);
            let elsewhere = support::take_in(None, &sheet, 2);
            let back = support::read(schedule_json::write(&elsewhere, &support::origin()).as_bytes());
            let again = support::take_in(Some(&elsewhere), &back, 3);
            prop_assert_eq!(&again, &elsewhere);
        }
    }
}
