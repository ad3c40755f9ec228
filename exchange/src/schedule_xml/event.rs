//! One `event` element.

use std::collections::HashMap;

use domain::programme::{
    Link,
    sheet::{Place, SheetPerson, SheetTrack},
};

use super::element::Element;
use crate::draft::{Draft, Gathered};

/// Children that are read or need not be; others are told as not kept.
const KNOWN: &[&str] = &[
    "date",
    "start",
    "end",
    "duration",
    "room",
    "slug",
    "url",
    "title",
    "subtitle",
    "track",
    "type",
    "language",
    "abstract",
    "description",
    "persons",
    "links",
    "attachments",
    "recording",
    "feedback_url",
    "origin_url",
];

/// What the file tells of people apart from the sessions.
pub type Biographies = HashMap<String, String>;

/// The entry that an `event` is, under the room of the element around it.
pub fn draft(event: &Element, room: Option<&str>, gathered: &mut Gathered) -> Draft {
    let place = place(event);
    for child in event.children.iter().filter(|child| !KNOWN.contains(&child.name()) && !child.is_blank()) {
        gathered.not_kept(child.name(), &Place { line: child.tag.line, path: place.path.clone() });
    }
    let text = |name: &str| event.text_of(name).unwrap_or_default().to_owned();
    let optional = |name: &str| event.text_of(name).map(str::to_owned);
    let own_room = optional("room");
    if let (Some(room), Some(own)) = (room, &own_room)
        && room.trim() != own
    {
        gathered.notices.add(&place, "room-differs", || {
            format!("The session stands under the room “{room}” but says “{own}”; the former was kept.")
        });
    }
    if let Some(track) = event.child("track")
        && let (name, Some(slug)) = (track.trimmed(), track.attribute("slug"))
    {
        gathered.add_track(SheetTrack { name: name.to_owned(), slug: Some(slug.to_owned()) });
    }
    let recording = event.child("recording");
    Draft {
        guid: event.attribute("guid").map(str::to_owned),
        id: event.attribute("id").map(str::to_owned),
        code: event.attribute("code").map(str::to_owned),
        url: optional("url"),
        slug: optional("slug"),
        title: text("title"),
        subtitle: text("subtitle"),
        summary: text("abstract"),
        description: text("description"),
        track: optional("track"),
        kind: text("type"),
        language: text("language"),
        room: room.map(str::to_owned).or(own_room).unwrap_or_default(),
        day: None,
        date: optional("date"),
        start: optional("start"),
        end: optional("end"),
        duration: optional("duration"),
        persons: event.child("persons").map(persons).unwrap_or_default(),
        links: links(event),
        do_not_record: recording
            .and_then(|recording| recording.text_of("optout"))
            .is_some_and(|optout| matches!(optout.to_ascii_lowercase().as_str(), "true" | "1" | "yes")),
        recording_license: recording.and_then(|recording| recording.text_of("license")).unwrap_or_default().to_owned(),
        feedback_url: optional("feedback_url"),
        place,
    }
}

/// Somebody in a list of people apart from the sessions, and what it tells of them.
pub fn biography(person: &Element) -> Option<(String, String)> {
    let source = source(person)?;
    let text = person.text_of("biography").or_else(|| person.text_of("extended_biography"))?;
    Some((source, text.to_owned()))
}

fn place(event: &Element) -> Place {
    let name = ["id", "guid", "code"].into_iter().find_map(|name| Some((name, event.attribute(name)?)));
    let path = match name {
        Some((name, value)) => format!("event {name}=\"{value}\""),
        None => "event".to_owned(),
    };
    Place { line: event.tag.line, path }
}

fn persons(persons: &Element) -> Vec<SheetPerson> {
    let people = persons.children.iter().filter(|child| child.name() == "person");
    people
        .map(|person| SheetPerson {
            name: person.text_of("name").unwrap_or_else(|| person.trimmed()).to_owned(),
            source: source(person),
            code: person.attribute("code").map(str::to_owned),
            biography: person.text_of("biography").unwrap_or_default().to_owned(),
            avatar: None,
        })
        .collect()
}

/// What identifies a person most lastingly.
fn source(person: &Element) -> Option<String> {
    ["guid", "code", "id"].into_iter().find_map(|name| person.attribute(name)).map(str::to_owned)
}

fn links(event: &Element) -> Vec<Link> {
    let list = |name: &'static str, item: &'static str| {
        let items = event.child(name).map_or(&[][..], |list| &list.children);
        items.iter().filter(move |child| child.name() == item).map(move |child| Link {
            url: child.attribute("href").unwrap_or_else(|| child.trimmed()).to_owned(),
            title: child.trimmed().to_owned(),
            attachment: item == "attachment",
            kind: child.attribute("type").unwrap_or_default().to_owned(),
        })
    };
    list("links", "link").chain(list("attachments", "attachment")).collect()
}
