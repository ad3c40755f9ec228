//! What absorbing promises, as tables and as properties.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::programme::{
    Slot,
    codes::is_code,
    sheet::{SheetPerson, SheetRoom, SheetTrack},
    testing::{absorb_lines, at, clock, facts, ids, programme, release, sheet},
};

fn slot<'a>(programme: &'a Programme, title: &str) -> &'a Slot {
    programme.slots.iter().find(|slot| at(programme, slot.id) == title).expect("a slot of that title")
}

fn codes_of(absorbed: &Absorbed) -> Vec<&str> {
    absorbed.notices.iter().map(|notice| notice.code.as_str()).collect()
}

#[test]
fn importing_again_updates_and_keeps_identities() {
    let first = programme(&["Kernel @Janson 10:00+30 #g1 =11 by Ann", "Rust @UA2 11:00+30 #g2 =12"]);
    let second = absorb_lines(Some(&first), &["Kernels @UA2 10:30+30 #g1 =11 by Ann", "Rust @UA2 11:00+30 #g2 =12"], 1);
    let (before, after) = (slot(&first, "Kernel"), slot(&second.programme, "Kernels"));
    assert_eq!((before.id, before.session, before.number), (after.id, after.session, after.number));
    assert_eq!((after.sequence, after.changed, after.start), (1, release(1), clock("10:30")));
    assert_eq!(slot(&first, "Rust"), slot(&second.programme, "Rust"));
    assert_eq!(second.notices, []);
}

#[test]
fn what_disappears_is_cancelled_and_may_return() {
    let lines = ["Kernel @Janson 10:00+30 #g1 by Ann", "Rust @UA2 11:00+30 #g2"];
    let first = programme(&lines);
    let second = absorb_lines(Some(&first), &lines[1..], 1).programme;
    let gone = slot(&second, "Kernel");
    assert!(gone.cancelled);
    assert_eq!((gone.sequence, gone.changed), (1, release(1)));
    assert_eq!(second.speakers, first.speakers, "a cancelled session keeps its people");

    let still_gone = absorb_lines(Some(&second), &lines[1..], 2).programme;
    assert_eq!(still_gone, second);

    let third = absorb_lines(Some(&second), &lines, 3).programme;
    let back = slot(&third, "Kernel");
    assert_eq!((back.id, back.number, back.cancelled, back.sequence), (gone.id, gone.number, false, 2));
}

#[test]
fn those_whose_sessions_were_all_cancelled_speak_no_more() {
    let lines = ["Kernel @Janson 10:00+30 #g1 by Ann, Ben", "Rust @UA2 11:00+30 #g2 by Ben, Cleo"];
    let names = |programme: &Programme| programme.speaking().map(|one| one.name.clone()).collect::<Vec<_>>();
    let first = programme(&lines);
    assert_eq!(names(&first), ["Ann", "Ben", "Cleo"]);
    let second = absorb_lines(Some(&first), &lines[1..], 1).programme;
    assert_eq!((names(&second), second.speakers.len()), (vec!["Ben".to_owned(), "Cleo".to_owned()], 3));
    assert!(names(&absorb_lines(Some(&second), &[], 2).programme).is_empty());
}

#[test]
fn another_venue_city_or_zone_counts_as_a_change_of_everything_and_other_facts_do_not() {
    let lines = ["Kernel @Janson 10:00+30 #g1", "Rust @UA2 11:00+30 #g2"];
    let first = absorb_lines(Some(&programme(&lines)), &lines[..1], 1).programme;
    let counts = |facts: &Facts| {
        let next = absorb(Some(&first), &sheet(&lines[..1]), facts, release(2), &mut ids(2)).programme;
        next.slots.iter().map(|slot| (slot.sequence, slot.changed == release(2))).collect::<Vec<_>>()
    };
    assert_eq!(counts(&facts()), [(0, false), (1, false)], "Rust was cancelled by the first");
    for moved in [
        Facts { venue: "Town hall".into(), ..facts() },
        Facts { city: "Ghent".into(), ..facts() },
        Facts { zone: "Europe/London".into(), ..facts() },
    ] {
        assert_eq!(counts(&moved), [(1, true), (2, true)], "{moved:?}");
    }
    let renamed = Facts { title: "Demo".into(), subtitle: "Again".into(), acronym: "other".into(), ..facts() };
    assert_eq!(counts(&renamed), [(0, false), (1, false)]);
}

#[test]
fn the_same_session_again_is_a_further_slot() {
    for lines in [
        ["Yoga @Yard 09:00+30 #g1 by Ann", "Yoga @Yard 2/09:00+30 #g1 by Ann"],
        ["Yoga @Yard 09:00+30 #g1 =5 by Ann", "Yoga @Yard 2/09:00+30 #g2 =5 by Ann"],
        ["Yoga @Yard 09:00+30 #g1 *YOGA22", "Yoga @Yard 2/09:00+30 #g2 *YOGA22"],
        ["Yoga @Yard 09:00+30", "Yoga @Yard 2/09:00+30"],
        ["Yoga @Yard 09:00+30 /yoga", "yoga @Yard 2/09:00+30 /yoga"],
    ] {
        let programme = programme(&lines);
        assert_eq!((programme.sessions.len(), programme.slots.len()), (1, 2), "{lines:?}");
    }
}

#[test]
fn a_different_session_under_the_same_guid_stays_itself() {
    let lines = ["Kernel @Janson 10:00+30 #g1", "Rust @UA2 10:00+30 #g1", "Go @UA2 11:00+30 #g1"];
    let first = absorb_lines(None, &lines, 0);
    assert_eq!(codes_of(&first), ["guid-shared", "guid-shared"]);
    assert_eq!(first.notices[0].place.line, 2);
    let first = first.programme;
    assert_eq!(first.sessions.len(), 3);
    let mut nths: Vec<_> = first.sessions.iter().map(|session| session.source.nth).collect();
    nths.sort_unstable();
    assert_eq!(nths, [0, 1, 2]);

    let shuffled = [lines[2], lines[0], lines[1]];
    let again = absorb_lines(Some(&first), &shuffled, 1).programme;
    assert_eq!(again.sessions, first.sessions, "the file's order does not matter");

    let without_kernel = absorb_lines(Some(&first), &lines[1..], 1).programme;
    assert!(slot(&without_kernel, "Kernel").cancelled);
    assert_eq!(slot(&without_kernel, "Rust"), slot(&first, "Rust"));
    let with_another = absorb_lines(
        Some(&without_kernel),
        &["Rust @UA2 10:00+30 #g1", "Go @UA2 11:00+30 #g1", "Zig @UA2 12:00+30 #g1"],
        2,
    );
    let zig = slot(&with_another.programme, "Zig");
    assert_eq!(zig.session, slot(&first, "Kernel").session, "one guid, one session fewer and one more: renamed");
}

#[test]
fn an_id_names_the_session_when_the_guid_came_later() {
    let first = programme(&["Kernel @Janson 10:00+30 =11", "Rust @UA2 11:00+30 =12"]);
    let second =
        absorb_lines(Some(&first), &["Kernel @Janson 10:00+30 #g1 =11", "Zig @UA2 11:00+30 #g2 =12"], 1).programme;
    assert_eq!(slot(&first, "Kernel"), slot(&second, "Kernel"));
    assert_eq!(slot(&first, "Rust").session, slot(&second, "Zig").session);
}

#[test]
fn an_id_given_to_another_talk_is_another_session() {
    let first = programme(&["Kernel @Janson 10:00+30 #g1 =11"]);
    let second = absorb_lines(Some(&first), &["Rust @Janson 10:00+30 #g2 =11"], 1);
    assert!(slot(&second.programme, "Kernel").cancelled);
    assert_eq!(slot(&second.programme, "Rust").number, 12, "numbers are never given again");
    assert_eq!(codes_of(&second), ["number-taken"]);
}

#[test]
fn entries_without_any_identity_are_known_by_slug_then_by_title() {
    let first = programme(&["Lunch @Hall 12:00+60", "Kernel @Janson 10:00+30 /kernel by Ann"]);
    assert!(first.sessions.iter().all(|session| session.source.guid.is_some()));
    let second = absorb_lines(
        Some(&first),
        &["Kernel, again @Janson 10:00+30 /kernel by Ann", "Lunch @Hall 12:30+60 by Cook"],
        1,
    )
    .programme;
    assert_eq!(slot(&first, "Kernel").id, slot(&second, "Kernel, again").id);
    assert_eq!(slot(&first, "Lunch").id, slot(&second, "Lunch").id);
}

#[test]
fn slots_of_one_session_keep_their_identity_by_place_then_by_order() {
    let first = programme(&["Yoga @Yard 09:00+30 #g1", "Yoga @Yard 2/09:00+30 #g1"]);
    let ids: Vec<_> = first.slots.iter().map(|slot| slot.id).collect();
    let second = absorb_lines(Some(&first), &["Yoga @Hall 08:00+30 #g1", "Yoga @Yard 09:00+30 #g1"], 1).programme;
    let slots: Vec<_> = second.slots.iter().map(|slot| (slot.start, slot.id, slot.sequence)).collect();
    assert_eq!(slots, [(clock("08:00"), ids[1], 1), (clock("09:00"), ids[0], 0)]);
}

#[test]
fn codes_of_the_file_are_kept_and_others_derived() {
    let first =
        programme(&["Kernel @Janson 10:00+30 #g1 *KERNEL", "Rust @UA2 10:00+30 #g2 /RUST22-rust", "Go @H 10:00+5 #g3"]);
    let mut codes: Vec<_> = first.sessions.iter().map(|session| session.code.as_str()).collect();
    codes.sort_unstable();
    assert!(codes.contains(&"KERNEL") && codes.contains(&"RUST22"));
    assert!(codes.iter().all(|code| is_code(code)));
    let again = programme(&["Go @H 10:00+5 #g3"]);
    assert!(codes.contains(&again.sessions[0].code.as_str()), "derived codes come from the guid alone");

    let shared = absorb_lines(None, &["Kernel @Janson 10:00+30 #g1 *KERNEL", "Rust @UA2 10:00+30 #g2 *KERNEL"], 0);
    assert_eq!(codes_of(&shared), ["code-shared", "code-taken"]);
    assert_ne!(shared.programme.sessions[0].code, shared.programme.sessions[1].code);
}

#[test]
fn people_are_known_by_id_and_never_merged() {
    let first = programme(&["A @H 10:00+5 by Ann=1, Ann=2, Ben", "B @H 10:05+5 by Ann=1, Ben"]);
    assert_eq!(first.speakers.len(), 3);
    let second =
        absorb_lines(Some(&first), &["A @H 10:00+5 by Anna=1, Ann=2, Ben", "B @H 10:05+5 by Anna=1, Ben"], 1).programme;
    let id = |programme: &Programme, source: &str| {
        programme.speakers.iter().find(|speaker| speaker.source.as_deref() == Some(source)).map(|speaker| speaker.id)
    };
    assert_eq!(id(&first, "1"), id(&second, "1"));
    assert_eq!(id(&first, "2"), id(&second, "2"));
    let named = |programme: &Programme, name: &str| {
        programme.speakers.iter().find(|speaker| speaker.name == name).map(|speaker| speaker.id)
    };
    assert_eq!(named(&first, "Ben"), named(&second, "Ben"));

    let third = absorb_lines(Some(&second), &["A @H 10:00+5 by Ben=3", "B @H 10:05+5 by Ben=3"], 2).programme;
    assert_eq!(named(&third, "Ben"), named(&first, "Ben"), "a person without id gains one");
    let fourth = absorb_lines(Some(&third), &["A @H 10:00+5 by Ben=4"], 3).programme;
    assert_ne!(id(&fourth, "4"), named(&first, "Ben"), "another id is another person");
}

#[test]
fn a_name_alone_means_the_one_bearer_who_has_an_id() {
    let one = programme(&["A @H 10:00+5 by Ann=1", "B @H 10:05+5 by Ann"]);
    assert_eq!(one.speakers.len(), 1);
    let two = programme(&["A @H 10:00+5 by Ann=1, Ann=2", "B @H 10:05+5 by Ann"]);
    assert_eq!(two.speakers.len(), 3);
}

#[test]
fn a_renamed_speaker_counts_as_a_change_of_the_session() {
    let first = programme(&["A @H 10:00+5 #g1 by Ann=1", "B @H 10:05+5 #g2 by Ben=2"]);
    let second = absorb_lines(Some(&first), &["A @H 10:00+5 #g1 by Anna=1", "B @H 10:05+5 #g2 by Ben=2"], 1).programme;
    assert_eq!(slot(&second, "A").sequence, 1);
    assert_eq!(slot(&second, "B").sequence, 0);
}

#[test]
fn a_file_of_a_kind_without_biographies_does_not_erase_them() {
    let mut told = sheet(&["A @H 10:00+5 #g1 by Ann=1, Ben=2"]);
    told.entries[0].persons[0].biography = "Writes kernels.".into();
    told.rooms.push(SheetRoom { name: "H".into(), capacity: Some(80) });
    let first = absorb(None, &told, &facts(), release(0), &mut ids(0)).programme;
    let silent = absorb_lines(Some(&first), &["A @H 10:00+5 #g1 by Ann=1, Ben=2"], 1).programme;
    assert_eq!(silent, first);

    told.entries[0].persons[0].biography = String::new();
    told.entries[0].persons[1].biography = "Paints.".into();
    let second = absorb(Some(&first), &told, &facts(), release(1), &mut ids(1)).programme;
    assert_eq!(second.speakers[0].biography, "", "a file that has biographies can take one back");
}

#[test]
fn tracks_keep_valid_slugs_and_follow_a_rename() {
    let mut given = sheet(&["A @H 10:00+5 #g1 in 2FA"]);
    given.tracks = vec![
        SheetTrack { name: "Main Track (K)".into(), slug: Some("main_k".into()) },
        SheetTrack { name: "2FA".into(), slug: None },
    ];
    let first = absorb(None, &given, &facts(), release(0), &mut ids(0)).programme;
    let slugs: Vec<_> = first.tracks.iter().map(|track| (track.slug.as_str(), track.colour)).collect();
    assert_eq!(slugs, [("main-k", 0), ("track-2fa", 1)]);

    given.tracks[0].name = "Main track, building K".into();
    let second = absorb(Some(&first), &given, &facts(), release(1), &mut ids(1)).programme;
    assert_eq!(second.tracks[0].id, first.tracks[0].id);
    assert_eq!(second.tracks.len(), 2);
}

#[test]
fn overlaps_are_kept_and_reported() {
    let absorbed = absorb_lines(None, &["A @H 10:00+30 by Ann", "B @H 10:15+30 by Ben", "C @Yard 10:20+5 by Ann"], 0);
    assert_eq!(absorbed.programme.slots.len(), 3);
    assert_eq!(codes_of(&absorbed), ["room-overlap", "speaker-overlap"]);
    assert_eq!(absorbed.notices[0].place.line, 2);
}

#[test]
fn entries_that_cannot_be_shown_are_passed_over_with_their_place() {
    let mut given = sheet(&["A @H 10:00+30", "B 10:00+30", "C @H 11:00+30", "D @H 12:00+30"]);
    given.entries[1].room = " \u{7} ".into();
    given.entries[2].title = "\n".into();
    given.entries[3].start -= chrono::TimeDelta::days(365 * 100);
    let absorbed = absorb(None, &given, &facts(), release(0), &mut ids(0));
    assert_eq!(absorbed.programme.slots.len(), 1);
    assert_eq!(codes_of(&absorbed), ["room-missing", "title-missing", "time-impossible"]);
    assert_eq!(absorbed.notices[1].place.line, 3);
}

#[test]
fn the_frame_comes_from_the_sheet_and_else_from_the_record() {
    let mut given = sheet(&[]);
    given.frame.acronym = Some("fosdem-2026".into());
    given.frame.title = Some(" FOSDEM  2026 ".into());
    given.frame.start = chrono::NaiveDate::from_ymd_opt(2026, 2, 2);
    given.frame.end = chrono::NaiveDate::from_ymd_opt(2026, 2, 1);
    let absorbed = absorb(None, &given, &facts(), release(0), &mut ids(0));
    let conference = &absorbed.programme.conference;
    assert_eq!((conference.acronym.as_str(), conference.title.as_str()), ("fosdem_2026", "FOSDEM 2026"));
    assert_eq!((conference.city.as_str(), conference.zone.as_str()), ("Brussels", "Europe/Brussels"));
    assert!(conference.start < conference.end);
    assert_eq!(codes_of(&absorbed), ["dates-reversed", "acronym-changed"]);
}

#[test]
fn ten_thousand_sessions_take_no_more_than_linear_time() {
    let lines = |count: usize| {
        let lines: Vec<_> =
            (0..count).map(|n| format!("Talk {n} @R{} 10:00+30 #same =same by P{}=x", n % 7, n % 5)).collect();
        sheet(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let time = |sheet: &Sheet| {
        let start = std::time::Instant::now();
        let first = absorb(None, sheet, &facts(), release(0), &mut ids(0)).programme;
        let again = absorb(Some(&first), sheet, &facts(), release(1), &mut ids(1)).programme;
        assert_eq!(first, again);
        start.elapsed()
    };
    let (small, large) = (lines(1_000), lines(10_000));
    let best = |sheet: &Sheet| (0..3).map(|_| time(sheet)).min().expect("three times");
    let (one, ten) = (best(&small), best(&large));
    assert!(ten < one * 40, "1,000 entries under one guid took {one:?}, 10,000 took {ten:?}");
}

/// A line of a file as files are: few titles, people and ids, so that they repeat.
fn any_line() -> impl Strategy<Value = String> {
    let choice = |words: &'static [&'static str]| prop::sample::select(words);
    (
        choice(&["Kernel", "Rust", "Lunch", "KERNEL ", "日本語", "Tea & <b>cake</b>"]),
        choice(&["@Janson", "@UA2", "@大", "@A"]),
        (0_u8..3, 8_u8..20, choice(&["00", "05", "30"]), choice(&["5", "30", "90", "0"])),
        choice(&["", "#g1", "#g2", "#9C3EBB8C-7716-5130-B9FE-FF8544F5636D"]),
        choice(&["", "=1", "=2", "=talk"]),
        choice(&["", "*CODE01", "/slug-a", "/SFKNTZ-welcome"]),
        choice(&["", " in Main", " in 2FA"]),
        choice(&["", " by Ann=1", " by Ann=2, Ben", " by Ann, Cem=3", " by Ben=1"]),
    )
        .prop_map(|(title, room, (day, hour, minute, length), guid, id, code, track, persons)| {
            format!("{title} {room} {}/{hour}:{minute}+{length} {guid} {id} {code}{track}{persons}", day + 1)
        })
}

/// A line of a file whose guids, ids and codes agree with each other.
fn any_sound_line() -> impl Strategy<Value = String> {
    let choice = |words: &'static [&'static str]| prop::sample::select(words);
    (
        choice(&["Kernel", "Rust", "Lunch"]),
        (0_u8..3, 8_u8..20, choice(&["5", "30", "90"])),
        choice(&["", "#g1 =1 *CODE01", "#g2 =2", "=3", "/slug-a", "#g4"]),
        choice(&["", " by Ann=1", " by Ben"]),
    )
        .prop_map(|(title, (day, hour, length), identity, persons)| {
            format!("{title} @H {}/{hour}:00+{length} {identity}{persons}", day + 1)
        })
}

fn absorb_strings(previous: Option<&Programme>, lines: &[String], number: u32) -> Programme {
    absorb_lines(previous, &lines.iter().map(String::as_str).collect::<Vec<_>>(), number).programme
}

fn unique<T: std::hash::Hash + Eq>(values: impl Iterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    values.into_iter().all(|value| seen.insert(value))
}

proptest! {
    #[test]
    fn the_same_sheet_again_changes_nothing(lines in prop::collection::vec(any_line(), 0..25)) {
        let first = absorb_strings(None, &lines, 0);
        prop_assert_eq!(&absorb_strings(Some(&first), &lines, 1), &first);
    }

    #[test]
    fn every_entry_is_kept_and_every_name_is_unique(
        before in prop::collection::vec(any_line(), 0..20),
        after in prop::collection::vec(any_line(), 0..20),
    ) {
        let first = absorb_strings(None, &before, 0);
        let second = absorb_strings(Some(&first), &after, 1);
        prop_assert_eq!(second.active_slots().count(), after.len());
        prop_assert!(unique(second.slots.iter().map(|slot| slot.number)));
        prop_assert!(unique(second.slots.iter().map(|slot| slot.id)));
        prop_assert!(unique(second.sessions.iter().map(|session| &session.code)));
        prop_assert!(unique(second.sessions.iter().map(|session| session.id)));
        prop_assert!(unique(second.sessions.iter().map(|session| (&session.source.guid, &session.source.id, session.source.nth))));
        prop_assert!(unique(second.speakers.iter().map(|speaker| &speaker.code)));
        prop_assert!(unique(second.rooms.iter().map(|room| &room.slug)));
        prop_assert!(unique(second.tracks.iter().map(|track| &track.slug)));
        let index = Index::new(&second);
        for slot in &second.slots {
            prop_assert!(index.room(slot.room).is_some() && index.session(slot.session).is_some());
        }
        for session in &second.sessions {
            prop_assert_eq!(index.speakers_of(session).count(), session.speakers.len());
            prop_assert_eq!(index.track_of(session).is_some(), session.track.is_some());
        }
        for slot in &first.slots {
            let now = index.slot(slot.id);
            prop_assert!(now.is_some_and(|now| now.number == slot.number && now.sequence >= slot.sequence && now.session == slot.session));
        }
    }

    #[test]
    fn what_leaves_and_returns_keeps_its_slots(
        lines in prop::collection::vec(any_sound_line(), 1..20),
        keep in prop::collection::vec(any::<bool>(), 20),
    ) {
        let first = absorb_strings(None, &lines, 0);
        let some: Vec<_> = lines.iter().zip(&keep).filter(|(_, keep)| **keep).map(|(line, _)| line.clone()).collect();
        let second = absorb_strings(Some(&first), &some, 1);
        let third = absorb_strings(Some(&second), &lines, 2);
        let ids = |programme: &Programme| programme.active_slots().map(|slot| slot.id).collect::<HashSet<_>>();
        prop_assert_eq!(ids(&first), ids(&third));
        prop_assert_eq!(third.slots.len(), first.slots.len());
    }

    #[test]
    fn an_unchanged_slot_keeps_its_sequence_and_a_changed_one_counts_up(
        before in prop::collection::vec(any_line(), 1..20),
        after in prop::collection::vec(any_line(), 1..20),
    ) {
        let first = absorb_strings(None, &before, 0);
        let second = absorb_strings(Some(&first), &after, 1);
        let diff = crate::programme::diff::diff(Some(&first), &second);
        let (was, is) = (Index::new(&first), Index::new(&second));
        for slot in &second.slots {
            let Some(old) = was.slot(slot.id) else {
                prop_assert_eq!((slot.sequence, slot.changed), (0, release(1)));
                continue;
            };
            let told = diff.changes.iter().any(|change| Some(change.session) == is.session(slot.session).map(|s| s.id));
            if !told {
                prop_assert_eq!((slot.sequence, slot.changed), (old.sequence, old.changed));
            }
            prop_assert_eq!(slot.sequence > old.sequence, slot.changed == release(1));
        }
    }
}

#[test]
fn people_of_earlier_are_matched_by_our_own_ids() {
    let first = programme(&["A @H 10:00+5 #g1 by Ann=1"]);
    let mut own = sheet(&["A @H 10:00+5 #g1"]);
    let person =
        SheetPerson { name: "Ann".into(), source: Some(first.speakers[0].id.to_string()), ..SheetPerson::default() };
    own.entries[0].persons.push(person);
    own.entries[0].guid = Some(first.slots[0].id.to_string());
    let second = absorb(Some(&first), &own, &facts(), release(1), &mut ids(1)).programme;
    assert_eq!(second, first, "our own export does not change where things came from");
}
