//! The sheet with every text in its one form, and without what cannot be shown.

use chrono::{Datelike, SubsecRound};

use crate::programme::{
    LONGEST_MINUTES, Link,
    language::language_tag,
    notices::Notices,
    sheet::{Entry, Frame, Place, Sheet, SheetPerson, SheetRoom, SheetTrack},
    tidy,
};

/// Years in which a session can be. Wider ones are certainly mistakes, and trouble time zone arithmetic.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2999;

/// Cleans a sheet.
pub fn clean(sheet: &Sheet, notices: &mut Notices) -> Sheet {
    Sheet {
        frame: frame(&sheet.frame),
        rooms: sheet
            .rooms
            .iter()
            .map(|room| SheetRoom { name: tidy::line(&room.name), ..room.clone() })
            .filter(|room| !room.name.is_empty())
            .collect(),
        tracks: sheet
            .tracks
            .iter()
            .map(|track| SheetTrack { name: tidy::line(&track.name), ..track.clone() })
            .filter(|track| !track.name.is_empty())
            .collect(),
        entries: sheet.entries.iter().filter_map(|one| entry(one, notices)).collect(),
        notices: Vec::new(),
    }
}

fn frame(frame: &Frame) -> Frame {
    Frame {
        title: optional(frame.title.as_deref()),
        subtitle: optional(frame.subtitle.as_deref()),
        venue: optional(frame.venue.as_deref()),
        city: optional(frame.city.as_deref()),
        timeslot_minutes: frame.timeslot_minutes.filter(|minutes| *minutes > 0),
        day_change_minutes: frame.day_change_minutes.filter(|minutes| *minutes < 24 * 60),
        ..frame.clone()
    }
}

fn entry(entry: &Entry, notices: &mut Notices) -> Option<Entry> {
    let place = &entry.place;
    let title = line(&entry.title, place, notices);
    if title.is_empty() {
        notices.add(place, "title-missing", || "This entry has no title and was passed over.".into());
        return None;
    }
    let room = line(&entry.room, place, notices);
    if room.is_empty() {
        notices.add(place, "room-missing", || format!("“{title}” has no room and was passed over."));
        return None;
    }
    if !YEARS.contains(&entry.start.year()) {
        notices.add(place, "time-impossible", || {
            format!("“{title}” would be in the year {} and was passed over.", entry.start.year())
        });
        return None;
    }
    if entry.minutes > LONGEST_MINUTES {
        notices.add(place, "length-cut", || {
            format!("“{title}” lasts longer than the formats can say; it is kept with 99 hours and 59 minutes.")
        });
    }
    Some(Entry {
        guid: entry.guid.as_deref().and_then(guid),
        id: optional(entry.id.as_deref()),
        code: optional(entry.code.as_deref()),
        url: entry.url.as_deref().map(tidy::address).and_then(tidy::non_empty),
        slug: optional(entry.slug.as_deref()),
        subtitle: line(&entry.subtitle, place, notices),
        summary: block(&entry.summary, place, notices),
        description: block(&entry.description, place, notices),
        track: optional(entry.track.as_deref()),
        kind: line(&entry.kind, place, notices),
        language: language(entry, notices),
        start: entry.start.trunc_subsecs(0),
        minutes: entry.minutes.min(LONGEST_MINUTES),
        persons: entry.persons.iter().filter_map(|person| self::person(person, place, notices)).collect(),
        links: links(entry, notices),
        do_not_record: entry.do_not_record,
        recording_license: line(&entry.recording_license, place, notices),
        feedback_url: feedback(entry, notices),
        place: place.clone(),
        title,
        room,
    })
}

fn person(person: &SheetPerson, place: &Place, notices: &mut Notices) -> Option<SheetPerson> {
    let name = line(&person.name, place, notices);
    (!name.is_empty()).then(|| SheetPerson {
        source: person.source.as_deref().and_then(guid),
        code: optional(person.code.as_deref()),
        biography: block(&person.biography, place, notices),
        avatar: person.avatar.as_deref().map(tidy::address).and_then(tidy::non_empty),
        name,
    })
}

/// Links, then attachments: the formats hold them in two lists.
fn links(entry: &Entry, notices: &mut Notices) -> Vec<Link> {
    let mut links: Vec<_> = entry.links.iter().filter_map(|one| link(one, &entry.place, notices)).collect();
    links.sort_by_key(|link| link.attachment);
    links
}

fn link(link: &Link, place: &Place, notices: &mut Notices) -> Option<Link> {
    let url = tidy::address(&link.url);
    if url.is_empty() {
        notices.add(place, "link-empty", || "A link without a usable address was left out.".into());
        return None;
    }
    let title = line(&link.title, place, notices);
    Some(Link { url, title, attachment: link.attachment, kind: tidy::line(&link.kind) })
}

fn feedback(entry: &Entry, notices: &mut Notices) -> Option<String> {
    let written = entry.feedback_url.as_deref().filter(|url| !url.trim().is_empty())?;
    let url = tidy::web_address(written).filter(|url| url.len() <= tidy::ADDRESS_MAX);
    if url.is_none() {
        notices.add(&entry.place, "feedback-address", || {
            "The address for feedback is not one of the web and was left out.".into()
        });
    }
    url
}

fn language(entry: &Entry, notices: &mut Notices) -> String {
    let tag = language_tag(&entry.language);
    if tag.is_empty() && !entry.language.trim().is_empty() {
        notices.add(&entry.place, "language-unknown", || {
            format!("“{}” is no language that is known here; it was left out.", tidy::line(&entry.language))
        });
    }
    tag
}

/// A guid or another identifier; guids in their usual spelling.
fn guid(text: &str) -> Option<String> {
    let text = tidy::non_empty(tidy::line(text))?;
    Some(uuid::Uuid::try_parse(&text).map_or(text, |uuid| uuid.to_string()))
}

fn optional(text: Option<&str>) -> Option<String> {
    text.map(tidy::line).and_then(tidy::non_empty)
}

fn line(text: &str, place: &Place, notices: &mut Notices) -> String {
    note_cut(text, tidy::LINE_MAX, place, notices);
    tidy::line(text)
}

fn block(text: &str, place: &Place, notices: &mut Notices) -> String {
    note_cut(text, tidy::BLOCK_MAX, place, notices);
    tidy::block(text)
}

fn note_cut(text: &str, max: usize, place: &Place, notices: &mut Notices) {
    if text.len() > max && text.chars().count() > max {
        notices.add(place, "text-cut", || format!("A text is longer than {max} characters; its end was left out."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_have_one_spelling() {
        assert_eq!(guid(" 9C3EBB8C-7716-5130-B9FE-FF8544F5636D"), Some("9c3ebb8c-7716-5130-b9fe-ff8544f5636d".into()));
        assert_eq!(guid("talk 7"), Some("talk 7".into()));
        assert_eq!(guid("  "), None);
    }
}
