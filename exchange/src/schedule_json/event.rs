//! One event of schedule.json.

use domain::programme::{
    Link,
    sheet::{Place, SheetPerson},
};

use super::json::Json;
use crate::draft::{Draft, Gathered};

/// Members that are read or need not be; others are told as not kept.
const KNOWN: &[&str] = &[
    "guid",
    "id",
    "code",
    "url",
    "slug",
    "title",
    "subtitle",
    "abstract",
    "description",
    "track",
    "type",
    "language",
    "room",
    "date",
    "start",
    "end",
    "duration",
    "persons",
    "links",
    "attachments",
    "recording_license",
    "do_not_record",
    "feedback_url",
    "origin_url",
];

/// The entry that an event is, under the room whose list it is in.
pub fn draft(event: &Json, room: &str, place: Place, gathered: &mut Gathered) -> Draft {
    for (name, value) in event.members() {
        if !KNOWN.contains(&name.as_str()) && !value.is_blank() {
            gathered.not_kept(name, &place);
        }
    }
    let text = |name: &str| event.text_of(name).unwrap_or_default().to_owned();
    let optional = |name: &str| event.text_of(name).map(str::to_owned);
    let own_room = optional("room");
    let under = Some(room.trim()).filter(|room| !room.is_empty());
    if let (Some(under), Some(own)) = (under, &own_room)
        && under != own
    {
        gathered.notices.add(&place, "room-differs", || {
            format!("The session stands under the room “{under}” but says “{own}”; the former was kept.")
        });
    }
    Draft {
        guid: optional("guid"),
        id: optional("id"),
        code: optional("code"),
        url: optional("url"),
        slug: optional("slug"),
        title: text("title"),
        subtitle: text("subtitle"),
        summary: text("abstract"),
        description: text("description"),
        track: optional("track"),
        kind: text("type"),
        language: text("language"),
        room: under.map(str::to_owned).or(own_room).unwrap_or_default(),
        day: None,
        date: optional("date"),
        start: optional("start"),
        end: optional("end"),
        duration: optional("duration"),
        persons: event.get("persons").map_or(&[][..], Json::items).iter().map(person).collect(),
        links: links(event),
        do_not_record: event.get("do_not_record") == Some(&Json::Bool(true)),
        recording_license: text("recording_license"),
        feedback_url: optional("feedback_url"),
        place,
    }
}

fn person(person: &Json) -> SheetPerson {
    let first = |names: &[&str]| names.iter().find_map(|name| person.text_of(name)).map(str::to_owned);
    SheetPerson {
        name: first(&["name", "public_name", "full_public_name"])
            .or_else(|| person.text().map(str::to_owned))
            .unwrap_or_default(),
        source: first(&["guid", "code", "id"]),
        code: first(&["code"]),
        biography: first(&["biography", "description", "abstract"]).unwrap_or_default(),
        avatar: first(&["avatar", "avatar_url"]),
    }
}

fn links(event: &Json) -> Vec<Link> {
    let list = |name: &str, attachment: bool| {
        let items = event.get(name).map_or(&[][..], Json::items);
        items.iter().map(move |item| Link {
            url: item
                .text_of("url")
                .or_else(|| item.text_of("href"))
                .or_else(|| item.text())
                .unwrap_or_default()
                .to_owned(),
            title: item.text_of("title").unwrap_or_default().to_owned(),
            attachment,
            kind: item.text_of("type").unwrap_or_default().to_owned(),
        })
    };
    list("links", false).chain(list("attachments", true)).collect()
}
