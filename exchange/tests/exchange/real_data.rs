//! Whole programmes of real conferences: in, out, checked by the formats' own schemas, and in again.

use std::collections::{BTreeMap, HashSet};

use domain::programme::{
    Programme,
    diff::{Counts, What, diff},
    index::Index,
};
use exchange::{schedule_json, schedule_xml};
use serde_json::Value;

use crate::support;

/// All files that the round trip is tested with.
const FILES: &[&str] = &[
    "fosdem-2013.xml",
    "fosdem-2019.xml",
    "fosdem-2026-rev01.xml",
    "fosdem-2026-rev02.xml",
    "fosdem-2026-rev03.xml",
    "fosdem-2026-rev04.xml",
    "fosdem-2026-rev05.xml",
    "fosdem-2026-rev06.xml",
    "fosdem-2026-rev07.xml",
    "fosdem-2026-rev08.xml",
    "pretalx-democon.json",
];

fn imported(file: &str) -> Option<Programme> {
    let path = support::data(&format!("schedules/{file}"))?;
    let sheet = support::read(&std::fs::read(path).expect("a readable file"));
    Some(support::take_in(None, &sheet, 0))
}

/// The programme written in a format and taken in again, over itself and into a conference of its own.
fn comes_back(programme: &Programme, write: impl Fn(&Programme) -> String, file: &str) {
    let sheet = support::read(write(programme).as_bytes());
    let told: Vec<_> = sheet.notices.iter().map(|notice| &notice.message).collect();
    assert!(told.is_empty(), "{file}: {told:?}");

    let again = support::take_in(Some(programme), &sheet, 1);
    assert!(diff(Some(programme), &again).is_empty(), "{file} over itself");
    assert_eq!(again, *programme, "{file}: not even what the public does not see changed");

    let elsewhere = support::take_in(None, &sheet, 2);
    assert_eq!(content(&elsewhere), content(programme), "{file} elsewhere");
    let sheet = support::read(write(&elsewhere).as_bytes());
    let again = support::take_in(Some(&elsewhere), &sheet, 3);
    assert!(diff(Some(&elsewhere), &again).is_empty(), "{file} elsewhere, over itself");
}

/// Everything that takes place, without identities.
fn content(programme: &Programme) -> Vec<String> {
    let index = Index::new(programme);
    let line = |slot: &domain::programme::Slot| {
        let session = index.session(slot.session).expect("a session");
        let names: Vec<_> = index.speakers_of(session).map(|speaker| speaker.name.as_str()).collect();
        format!(
            "{} {} {} {} {} {names:?} {:?} {} {}",
            slot.start,
            slot.minutes,
            index.room_name(slot.room),
            slot.number,
            session.title,
            index.track_of(session).map(|track| &track.name),
            session.summary,
            session.description
        )
    };
    let mut lines: Vec<_> = programme.active_slots().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn every_programme_comes_back_from_xml_valid_and_unchanged() {
    for file in FILES {
        let Some(programme) = imported(file) else { return };
        let write = |programme: &Programme| schedule_xml::write(programme, &support::origin());
        if let Some(schema) = support::data("schemas/c3voc/xsd-schedule.xml.xsd") {
            support::assert_valid_xml(&schema, &write(&programme), file);
        }
        comes_back(&programme, write, file);
    }
}

#[test]
fn every_programme_comes_back_from_json_valid_and_unchanged() {
    let mut documents = Vec::new();
    for file in FILES {
        let Some(programme) = imported(file) else { return };
        let write = |programme: &Programme| schedule_json::write(programme, &support::origin());
        documents.push(support::written(file, &write(&programme)));
        comes_back(&programme, write, file);
    }
    let (Some(python), Some(schema)) = (support::python(), support::data("schemas/c3voc/json-schema.json")) else {
        return;
    };
    let arguments: Vec<_> = std::iter::once(&schema).chain(&documents).map(AsRef::as_ref).collect();
    support::check(&python, "validate_json.py", &arguments);
}

#[test]
fn the_eight_states_of_2026_differ_as_an_independent_count_says() {
    let paths: Option<Vec<_>> =
        (1..=8).map(|state| support::data(&format!("schedules/fosdem-2026-rev{state:02}.xml"))).collect();
    let (Some(paths), Some(python)) = (paths, support::python()) else { return };
    let arguments: Vec<_> = paths.iter().map(AsRef::as_ref).collect();
    let counted: Value = serde_json::from_str(&support::check(&python, "count_changes.py", &arguments)).expect("JSON");

    let mut ever: HashSet<_> = HashSet::new();
    let mut previous: Option<Programme> = None;
    for (state, path) in (0_u32..).zip(&paths) {
        let sheet = support::read(&std::fs::read(path).expect("a readable file"));
        let next = support::take_in(previous.as_ref(), &sheet, state);
        assert_eq!(next.active_slots().count() as u64, counted["sessions"][state as usize].as_u64().expect("a count"));
        if let Some(before) = &previous {
            compare(before, &next, &counted["steps"][state as usize - 1], state);
        }
        assert_eq!(support::take_in(Some(&next), &sheet, state + 100), next, "state {state} again changes nothing");
        let ids: HashSet<_> = next.slots.iter().map(|slot| (slot.id, slot.number)).collect();
        assert!(ever.is_subset(&ids), "state {state} forgets nobody");
        ever = ids;
        previous = Some(next);
    }
}

fn compare(before: &Programme, next: &Programme, counted: &Value, state: u32) {
    let diff = diff(Some(before), next);
    let expected: Counts = serde_json::from_value(counted["counts"].clone()).expect("counts");
    assert_eq!(diff.counts(), expected, "state {state}");

    let mut fields: BTreeMap<String, u64> = BTreeMap::new();
    for change in &diff.changes {
        if let What::Changed { fields: changed } = &change.what {
            for field in changed {
                let name = serde_json::to_value(field).expect("a word").as_str().expect("a word").to_owned();
                *fields.entry(name).or_default() += 1;
            }
        }
    }
    let expected: BTreeMap<String, u64> = serde_json::from_value(counted["fields"].clone()).expect("fields");
    assert_eq!(fields, expected, "state {state}");

    // Sequence and time of change move exactly with the sessions that the diff names.
    let named: HashSet<_> = diff.changes.iter().map(|change| change.session).collect();
    let was = Index::new(before);
    for slot in &next.slots {
        let Some(old) = was.slot(slot.id) else { continue };
        let moved_on = (slot.sequence, slot.changed) == (old.sequence + 1, support::release(state));
        let stayed = (slot.sequence, slot.changed) == (old.sequence, old.changed);
        assert!(if named.contains(&slot.session) { moved_on } else { stayed }, "state {state}: {slot:?}");
    }
}

#[test]
fn published_clashes_are_found() {
    for (file, clashes) in [("fosdem-2026-rev08.xml", 2), ("fosdem-2026-rev04.xml", 0)] {
        let Some(programme) = imported(file) else { return };
        assert_eq!(domain::programme::clash::clashes(&programme).len(), clashes, "{file}");
    }
}
