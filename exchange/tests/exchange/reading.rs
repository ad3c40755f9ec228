//! Reading the dialects: what is understood, what is mended, what is passed over and told.

use domain::programme::sheet::Sheet;
use exchange::{Options, ReadError, read};

use crate::support;

fn fixture(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read(path).expect("a fixture")
}

fn told(sheet: &Sheet) -> Vec<(String, u32)> {
    sheet.notices.iter().map(|notice| (notice.code.clone(), notice.place.line)).collect()
}

#[test]
fn the_early_dialect_has_events_under_days_and_rooms_as_text() {
    let options = Options { zone: Some("Europe/Brussels".into()), ..Options::default() };
    let sheet = read(&fixture("early.xml"), &options).expect("readable");
    assert_eq!(sheet.frame.city.as_deref(), Some("Liège"));
    assert_eq!(sheet.frame.version.as_deref(), Some("Bulb 3"));
    assert_eq!((sheet.frame.day_change_minutes, sheet.frame.timeslot_minutes), (Some(480), Some(15)));
    let starts: Vec<_> = sheet.entries.iter().map(|entry| (entry.start.to_string(), entry.minutes)).collect();
    assert_eq!(
        starts,
        [
            ("2008-02-23 09:00:00 UTC".to_owned(), 45),
            ("2008-02-24 00:30:00 UTC".to_owned(), 120),
            ("2008-02-24 09:00:00 UTC".to_owned(), 45),
            ("2008-02-24 10:00:00 UTC".to_owned(), 25 * 60 + 30),
        ]
    );
    assert_eq!(sheet.entries[0].room, "Kettle");
    assert_eq!(sheet.entries[0].persons[0].name, "Zoë Lampe");
    assert_eq!(sheet.entries[0].place.line, 16);
    assert_eq!(told(&sheet), [("not-kept".into(), 20)]);

    let programme = support::take_in(None, &sheet, 0);
    assert_eq!(programme.slots.len(), 3, "the one without a room is passed over");
    assert_eq!(programme.rooms.iter().map(|room| room.name.as_str()).collect::<Vec<_>>(), ["Kettle", "Cellar"]);
    assert_eq!(programme.sessions.iter().filter(|session| session.language == "en").count(), 1);
}

#[test]
fn frab_is_read_with_its_oddities_told() {
    let sheet = read(&fixture("frab.xml"), &Options::default()).expect("readable");
    assert_eq!(sheet.frame.version.as_deref(), Some("0.9 \"Draft\""));
    assert_eq!(sheet.frame.zone.as_deref(), Some("Europe/Berlin"));
    assert_eq!(sheet.frame.day_change_minutes, Some(300));
    let first = &sheet.entries[0];
    assert_eq!(first.summary, "<p>Moss & stone &hellip;</p>");
    assert_eq!(first.description, "Line one\nLine two\r\nLine &nbsp; three");
    assert!(first.do_not_record);
    assert_eq!(first.recording_license, "CC BY 4.0");
    assert_eq!(first.persons[0].source.as_deref(), Some("11111111-2222-4333-8444-000000000009"));
    assert_eq!(first.persons[1].source.as_deref(), Some("10"));
    assert_eq!(first.links[0].url, "https://moss.example/a?b=1&c=2");
    assert!(first.links[1].attachment && first.links[1].kind == "slides");
    assert_eq!(first.feedback_url, None);
    let starts: Vec<_> = sheet.entries.iter().map(|entry| entry.start.format("%dT%H:%MZ").to_string()).collect();
    assert_eq!(starts, ["26T08:00Z", "27T01:30Z", "26T12:00Z"]);
    assert_eq!(
        told(&sheet),
        [
            ("room-differs".into(), 49),
            ("offset-wrong".into(), 49),
            ("time-missing".into(), 56),
            ("not-kept".into(), 37),
            ("not-kept".into(), 61),
        ]
    );
}

#[test]
fn a_session_that_pretalx_repeats_is_one_with_two_slots() {
    let sheet = read(&fixture("pretalx.xml"), &Options::default()).expect("readable");
    assert!(sheet.notices.is_empty());
    let programme = support::take_in(None, &sheet, 0);
    assert_eq!((programme.sessions.len(), programme.slots.len()), (1, 2));
    assert_eq!(programme.sessions[0].code, "KNOT77");
    assert_eq!(programme.speakers[0].code, "ABCDEF");
    assert_eq!(programme.conference.acronym, "harbour_26");
    let tracks: Vec<_> = programme.tracks.iter().map(|track| track.slug.as_str()).collect();
    assert_eq!(tracks, ["track-3-ropes-knots", "track-4-2fa"]);
    assert_eq!(programme.slots[0].start.to_string(), "2026-05-01 13:00:00 UTC");
}

#[test]
fn json_keeps_rooms_in_order_and_tells_the_path_of_what_is_odd() {
    let file = r#"{"schedule": {"version": "1", "conference": {"title": "Tiny", "time_zone_name": "Mars/Base",
        "days": [{"index": 1, "date": "2026-02-01", "rooms": {
            "Zelt": [{"id": 1, "title": {"de": "Tanz", "en": "Dance"}, "start": "10:00", "duration": "00:30", "persons": ["Ann"]}],
            "Aula": [{"id": 2, "title": "Song", "start": "10:00", "end": "2026-02-01T10:45:00", "mood": "good", "room": "Hof"}]
        }}]}}}"#;
    let sheet = read(file.as_bytes(), &Options::default()).expect("readable");
    assert_eq!(sheet.rooms.iter().map(|room| room.name.as_str()).collect::<Vec<_>>(), ["Zelt", "Aula"]);
    assert_eq!(sheet.entries[0].title, "Dance");
    assert_eq!(sheet.entries[0].persons[0].name, "Ann");
    assert_eq!(sheet.entries[1].minutes, 45);
    assert_eq!(sheet.frame.start, sheet.frame.end);
    let told: Vec<_> = sheet.notices.iter().map(|notice| (notice.code.as_str(), notice.place.path.as_str())).collect();
    let path = "schedule.conference.days[0].rooms[\"Aula\"][0]";
    assert_eq!(
        told,
        [
            ("room-differs", path),
            ("zone-unknown", "conference time_zone_name"),
            ("zone-assumed", "schedule.conference.days[0].rooms[\"Zelt\"][0]"),
            ("zone-assumed", path),
            ("not-kept", path),
        ]
    );
}

#[test]
fn what_is_no_schedule_is_refused_with_what_to_do() {
    let code = |bytes: &[u8]| read(bytes, &Options::default()).map(|_| ()).map_err(|error: ReadError| error.code);
    assert_eq!(code(b""), Err("file-empty"));
    assert_eq!(code(b" \n\t"), Err("file-empty"));
    assert_eq!(code(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR"), Err("format-unknown"));
    assert_eq!(code(b"<!doctype html><html></html>"), Err("not-a-schedule"));
    assert_eq!(code(b"<html><body/></html>"), Err("not-a-schedule"));
    assert_eq!(code(b"{\"talks\": []}"), Err("not-a-schedule"));
    assert_eq!(code(b"[1, 2]"), Err("format-unknown"));
    let error = read(b"BEGIN:VCALENDAR", &Options::default()).expect_err("no schedule");
    let problem = domain::Problem::from(error);
    assert_eq!(problem.status(), 415);
    assert_eq!(
        problem.message,
        "Line 1: The file is a calendar, which does not hold a whole programme. Export it as schedule.xml or \
         schedule.json and choose that. Nothing was changed."
    );
}

#[test]
fn what_cannot_be_meant_of_the_conference_is_left_out_and_told_with_its_place() {
    let conference = "<conference><title>Odd</title>\n<start>31.01.2026</start>\n<end>2026-02-30</end>
        <timeslot_duration>02:30</timeslot_duration>\n<day_change>25:99</day_change>\n</conference>";
    let sheet = read(format!("<schedule>{conference}</schedule>").as_bytes(), &Options::default()).expect("readable");
    let frame = &sheet.frame;
    assert_eq!((frame.start, frame.end, frame.timeslot_minutes, frame.day_change_minutes), (None, None, None, None));
    let left_out = told(&sheet).into_iter().filter(|(code, _)| code == "conference-value").map(|(_, line)| line);
    assert_eq!(left_out.collect::<Vec<_>>(), [2, 3, 4, 5]);

    let json = r#"{"schedule": {"conference": {"title": "Odd", "start": "soon", "timeslot_duration": "00:00"}}}"#;
    let sheet = read(json.as_bytes(), &Options::default()).expect("readable");
    let places: Vec<_> = sheet.notices.iter().map(|notice| notice.place.path.as_str()).collect();
    assert_eq!(places[..2], ["schedule.conference.start", "schedule.conference.timeslot_duration"]);
}

#[test]
fn a_zone_without_a_place_counts_for_the_times_and_is_told() {
    for (zone, kept, code) in [
        ("CET", Some("Europe/Brussels"), "zone-changed"),
        ("Etc/GMT-1", None, "zone-without-place"),
        ("Asia/Calcutta", Some("Asia/Kolkata"), ""),
    ] {
        let file = format!(
            r#"<schedule><conference><title>Z</title><time_zone_name>{zone}</time_zone_name></conference><day date="2026-01-31">
            <room name="R"><event id="1"><start>10:00</start><duration>00:30</duration><title>A</title></event></room></day></schedule>"#
        );
        let sheet = read(file.as_bytes(), &Options::default()).expect("readable");
        assert_eq!(sheet.frame.zone.as_deref(), kept, "{zone}");
        let start = if zone == "Asia/Calcutta" { "04:30" } else { "09:00" };
        assert_eq!(sheet.entries[0].start.format("%H:%M").to_string(), start, "{zone}");
        assert_eq!(sheet.notices.first().map_or("", |notice| notice.code.as_str()), code, "{zone}");
    }
}

#[test]
fn links_that_run_something_are_left_out_of_both_formats_and_told() {
    let xml = r#"<schedule><conference><title>L</title></conference><day date="2026-01-31"><room name="R">
        <event id="1"><start>10:00</start><duration>00:30</duration><title>A</title><url>javascript:alert(0)</url>
        <links><link href="javascript:alert(1)">x</link><link href="https://example.org/">y</link></links>
        <attachments><attachment href="data:text/html,x">z</attachment></attachments></event></room></day></schedule>"#;
    let json = r#"{"schedule": {"conference": {"title": "L", "days": [{"date": "2026-01-31", "rooms": {"R": [{"id": 1,
        "start": "10:00", "duration": "00:30", "title": "A", "url": "javascript:alert(0)",
        "links": [{"url": "javascript:alert(1)"}, {"url": "https://example.org/"}],
        "attachments": [{"url": "data:text/html,x"}]}]}}]}}}"#;
    for file in [xml, json] {
        let sheet = read(file.as_bytes(), &Options::default()).expect("readable");
        let entry = &sheet.entries[0];
        assert_eq!(entry.url, None);
        assert_eq!(entry.links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>(), ["https://example.org/"]);
        assert_eq!(told(&sheet).iter().filter(|(code, _)| code == "link-unsafe").count(), 3);
    }
}

#[test]
fn a_web_page_is_told_to_be_one() {
    for page in ["<!DOCTYPE html><html><body>Schedule</body></html>", "\n<html lang=\"en\"></html>", "<!doctype HTML>"]
    {
        let error = read(page.as_bytes(), &Options::default()).expect_err("no schedule");
        assert_eq!(error.code, "not-a-schedule", "{page}");
        assert!(error.message.contains("is a web page"), "{}", error.message);
    }
}
