//! Files that mean harm or were harmed: a clear refusal, and never a panic. What takes too long is ended by the test
//! runner.

use exchange::{Options, read};
use proptest::prelude::*;

use crate::support;

const FRAB: &[u8] = include_bytes!("../fixtures/frab.xml");
const PRETALX: &[u8] = include_bytes!("../fixtures/pretalx.xml");

fn refusal(bytes: &[u8]) -> (&'static str, u32) {
    let error = read(bytes, &Options::default()).expect_err("a refusal");
    assert!(error.message.ends_with('.') && error.message.len() > 20, "{}", error.message);
    (error.code, error.place.line)
}

#[test]
fn entities_of_any_kind_are_refused() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE schedule [\n<!ENTITY a \"aaaaaaaaaa\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\n]>\n<schedule>&b;</schedule>";
    assert_eq!(refusal(bomb.as_bytes()), ("document-type", 5));
    let outside =
        "<!DOCTYPE schedule [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><schedule><version>&x;</version></schedule>";
    assert_eq!(refusal(outside.as_bytes()), ("document-type", 1));
    let subset = "<!DOCTYPE schedule SYSTEM \"https://example.org/x.dtd\"><schedule/>";
    assert_eq!(refusal(subset.as_bytes()), ("document-type", 1));
    assert_eq!(refusal(b"<!DOCTYPE schedule ["), ("document-type", 1));
}

#[test]
fn an_unknown_entity_stays_as_it_is_written() {
    let file = "<schedule><day date='2026-02-01'><event id='&x;'><title>&x;</title><room>R</room><start>10:00</start></event></day></schedule>";
    let sheet = read(file.as_bytes(), &Options::default()).expect("readable");
    assert_eq!((sheet.entries[0].title.as_str(), sheet.entries[0].id.as_deref()), ("&x;", Some("&x;")));
}

#[test]
fn two_hundred_megabytes_are_refused_unread() {
    let file = vec![b' '; 200 * 1024 * 1024];
    assert_eq!(refusal(&file).0, "file-too-large");
}

#[test]
fn ten_thousand_levels_are_refused() {
    let deep = format!("<schedule>{}</schedule>", "<a>".repeat(10_000));
    assert_eq!(refusal(deep.as_bytes()).0, "too-deep");
    let closed = format!("<schedule>{}{}</schedule>", "<a>".repeat(10_000), "</a>".repeat(10_000));
    assert_eq!(refusal(closed.as_bytes()).0, "too-deep");
    let in_event = format!("<schedule><day><event><abstract>{}", "<b>".repeat(10_000));
    assert_eq!(refusal(in_event.as_bytes()).0, "too-deep");
    let json = format!("{{\"schedule\":{}{}}}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    assert_eq!(refusal(json.as_bytes()).0, "too-deep");
    assert_eq!(refusal(format!("{{\"schedule\":{}", "[".repeat(10_000)).as_bytes()).0, "too-deep");
}

#[test]
fn wrong_encodings_are_refused() {
    assert_eq!(refusal(b"<?xml version='1.0' encoding='utf-8'?>\n<schedule>\n\xe9</schedule>"), ("encoding-wrong", 3));
    assert_eq!(refusal(b"<\0s\0c\0h\0e\0d\0u\0l\0e\0/\0>\0").0, "encoding-wrong");
    assert_eq!(refusal(b"<schedule>\0</schedule>").0, "null-byte");
    assert_eq!(refusal(b"<?xml version='1.0' encoding='ebcdic-cp-be'?><schedule/>").0, "encoding-unknown");
    assert_eq!(refusal(b"{\"schedule\": \"\xff\"}").0, "encoding-wrong");
    assert_eq!(refusal(b"\x89PNG\r\n\x1a\n\0\0\0").0, "encoding-wrong");
    assert_eq!(refusal(b"PK\x03\x04 not text").0, "format-unknown");
}

#[test]
fn utf16_with_a_mark_is_read() {
    let text = "<schedule><day date='2026-02-01'><event><title>Ünï</title><room>R</room><start>10:00</start></event></day></schedule>";
    for (mark, bytes) in [
        ([0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
        ([0xfe, 0xff], text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()),
    ] {
        let sheet = read(&[&mark[..], &bytes].concat(), &Options::default()).expect("readable");
        assert_eq!(sheet.entries[0].title, "Ünï");
    }
}

#[test]
fn half_a_file_is_told_wherever_it_breaks() {
    for length in (30..FRAB.len() - 12).step_by(7) {
        let (code, _) = refusal(&FRAB[..length]);
        assert!(matches!(code, "file-incomplete" | "encoding-wrong" | "xml-broken"), "{code} at {length}");
    }
    let json = br#"{"schedule": {"version": "1", "conference": {"title": "Tiny", "days": [{"date": "2026-02-01"}]}}}"#;
    for length in 1..json.len() {
        assert_eq!(refusal(&json[..length]).0, "file-incomplete", "at {length}");
    }
}

#[test]
fn most_places_where_a_file_breaks_off_are_called_that() {
    let told = (30..FRAB.len() - 12).filter(|length| refusal(&FRAB[..*length]).0 == "file-incomplete").count();
    assert!(told * 10 > (FRAB.len() - 42) * 9, "{told} of {}", FRAB.len() - 42);
}

#[test]
fn more_sessions_than_any_conference_has_are_refused() {
    let events = "<event/>".repeat(50_001);
    assert_eq!(refusal(format!("<schedule><day>{events}</day></schedule>").as_bytes()).0, "too-much");
    let parts = "<p/>".repeat(200_001);
    assert_eq!(refusal(format!("<schedule><day><event>{parts}</event></day></schedule>").as_bytes()).0, "too-much");
    assert_eq!(refusal(format!("<schedule>{}</schedule>", "<a/>".repeat(4_000_001)).as_bytes()).0, "too-much");
    let attributes: Vec<_> = (0..100_000).map(|n| format!("a{n}=''")).collect();
    let sheet = read(format!("<schedule {}><day/></schedule>", attributes.join(" ")).as_bytes(), &Options::default());
    assert!(sheet.is_ok(), "attributes that nobody asked for are passed over");
}

#[test]
fn markup_that_nobody_escaped_is_text() {
    let deep = format!("{}words{}", "<b>".repeat(50), "</b>".repeat(50));
    let file = format!(
        "<schedule><day date='2026-02-01'><event><title>A <i>b</i> c</title><room>R</room><start>10:00</start><abstract>Some {deep}.</abstract></event></day></schedule>"
    );
    let sheet = read(file.as_bytes(), &Options::default()).expect("readable");
    assert_eq!((sheet.entries[0].title.as_str(), sheet.entries[0].summary.as_str()), ("A b c", "Some words."));
}

#[test]
fn notices_of_a_hostile_file_stay_few() {
    let events: Vec<_> = (0..20_000).map(|n| format!("<event><x{n}>1</x{n}><title>{n}</title></event>")).collect();
    let events = events.concat();
    let sheet =
        read(format!("<schedule><day>{events}</day></schedule>").as_bytes(), &Options::default()).expect("readable");
    assert!(sheet.entries.is_empty());
    assert!(sheet.notices.len() < 100, "{}", sheet.notices.len());
}

#[test]
fn two_documents_in_one_file_are_refused() {
    assert_eq!(refusal(b"<schedule/>\n<schedule/>"), ("xml-broken", 2));
    assert_eq!(refusal(b"<schedule></schedule>\nand more"), ("xml-broken", 2));
    assert_eq!(refusal(b"<?xml version='1.0'?>\n").0, "file-incomplete");
    assert_eq!(refusal(b"<schedule></day></schedule>").0, "xml-broken");
    assert_eq!(refusal(b"<schedule>&#x0;</schedule>").0, "xml-broken");
}

/// Changes a file a little, the way damage and malice do.
fn mutated(original: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let pieces: &[&[u8]] = &[
        b"<",
        b">",
        b"&",
        b"\"",
        b"'",
        b"]]>",
        b"<!--",
        b"<![CDATA[",
        b"</event>",
        b"<event>",
        b"<room name='x'>",
        b"&#x1F600;",
        b"&#0;",
        b"\xff",
        b"\0",
        b"\xc3",
        b"{",
        b"[",
        b"2026-99-99",
        b"99:99",
        b"-1",
        b"T25:61:61+99:99",
        b"\r\n",
        b"<?pi",
        b"<!DOCTYPE",
        b"9999-12-31T23:59:59-12:00",
        b"0000-00-00",
        b"4294967296:00",
    ];
    let piece = prop::sample::select(pieces.to_vec());
    let edit = (any::<prop::sample::Index>(), 0_usize..40, piece, any::<bool>());
    prop::collection::vec(edit, 1..6).prop_map(move |edits| {
        let mut bytes = original.to_vec();
        for (at, length, piece, insert) in edits {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            if insert {
                bytes.splice(at..at, piece.iter().copied());
            } else {
                bytes.splice(at..end, piece.iter().copied());
            }
        }
        bytes
    })
}

const JSON: &[u8] = br#"{"schedule": {"version": "1", "conference": {"title": "Tiny", "acronym": "tiny", "start": "2026-02-01", "end": "2026-02-02",
    "time_zone_name": "Europe/Brussels", "timeslot_duration": "00:05", "rooms": [{"name": "Hall", "capacity": 10}],
    "days": [{"index": 1, "date": "2026-02-01", "day_start": "2026-02-01T03:00:00+01:00", "rooms": {"Hall": [
    {"id": 1, "guid": "7a0e9c1e-1111-4222-8333-000000000103", "title": "Song", "date": "2026-02-01T10:00:00+01:00", "start": "10:00", "duration": "00:30",
    "persons": [{"name": "Ann", "code": "ABCDEF"}], "links": [{"url": "https://example.org", "title": "x", "type": "web"}]}]}}]}}}"#;

/// Whatever was read can be taken in, written, and read again.
fn survives(bytes: &[u8]) {
    let Ok(sheet) = read(bytes, &Options::default()) else { return };
    let programme = support::take_in(None, &sheet, 0);
    let origin = support::origin();
    for export in
        [exchange::schedule_xml::write(&programme, &origin), exchange::schedule_json::write(&programme, &origin)]
    {
        let again = read(export.as_bytes(), &Options::default()).expect("our own export is readable");
        let next = support::take_in(Some(&programme), &again, 1);
        let diff = domain::programme::diff::diff(Some(&programme), &next);
        assert!(diff.is_empty(), "{:?}\n{export}", diff.changes);
    }
    let calendar = exchange::calendar::conference(&programme, &origin);
    assert_eq!(calendar.matches("\r\nBEGIN:VEVENT\r\n").count(), programme.slots.len());
}

proptest! {
    #[test]
    fn a_damaged_frab_file_does_no_harm(bytes in mutated(FRAB)) {
        survives(&bytes);
    }

    #[test]
    fn a_damaged_pretalx_file_does_no_harm(bytes in mutated(PRETALX)) {
        survives(&bytes);
    }

    #[test]
    fn a_damaged_json_file_does_no_harm(bytes in mutated(JSON)) {
        survives(&bytes);
    }

    #[test]
    fn noise_does_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200), start in prop::sample::select(vec!["", "<", "{", "<schedule>", "\u{feff}<"])) {
        survives(&[start.as_bytes(), &bytes].concat());
    }
}
