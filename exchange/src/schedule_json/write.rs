//! Writing schedule.json, valid against version 1 of the schema of c3voc.
//!
//! Events, days and rooms are closed objects there; what they cannot hold stands under `meta.plenary`.

use std::collections::BTreeMap;

use domain::programme::{Link, Programme, Session, Slot, Speaker, Track, tidy};
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    GENERATOR, Origin,
    plan::{self, Plan, PlannedDay, hours_and_minutes},
};

/// The kinds of link that the schema knows.
const LINK_KINDS: &[&str] = &["slides", "paper", "web", "blog", "article", "media", "related", "activitypub"];

/// The programme as schedule.json.
pub fn write(programme: &Programme, origin: &Origin) -> String {
    let plan = Plan::new(programme);
    let file = File {
        schema: "https://c3voc.de/schedule/schema.json",
        generator: Generator { name: GENERATOR.0, version: GENERATOR.1 },
        schedule: Schedule {
            version: &origin.version,
            base_url: origin.web(""),
            conference: conference(&plan, origin),
        },
    };
    serde_json::to_string(&file).expect("maps with text keys are JSON")
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    generator: Generator<'a>,
    schedule: Schedule<'a>,
}

#[derive(Serialize)]
struct Generator<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Schedule<'a> {
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<String>,
    conference: Conference<'a>,
}

#[derive(Serialize)]
struct Conference<'a> {
    acronym: &'a str,
    title: &'a str,
    start: String,
    end: String,
    #[serde(rename = "daysCount")]
    days_count: usize,
    timeslot_duration: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    tracks: Vec<TrackOut<'a>>,
    rooms: Vec<RoomOut<'a>>,
    meta: Meta<'a>,
    days: Vec<DayOut<'a>>,
}

#[derive(Serialize)]
struct TrackOut<'a> {
    name: &'a str,
    slug: &'a str,
}

#[derive(Serialize)]
struct RoomOut<'a> {
    name: &'a str,
    slug: &'a str,
    guid: String,
    capacity: Option<u32>,
}

#[derive(Serialize)]
struct Meta<'a> {
    plenary: Extras<'a>,
}

/// What the closed objects of the schema have no place for.
#[derive(Serialize)]
struct Extras<'a> {
    subtitle: &'a str,
    venue: &'a str,
    city: &'a str,
    time_zone_name: String,
    /// For events with links of other kinds than the schema's: the kinds of its links, then of its attachments.
    link_kinds: BTreeMap<String, Vec<&'a str>>,
}

#[derive(Serialize)]
struct DayOut<'a> {
    index: usize,
    date: String,
    day_start: String,
    day_end: String,
    rooms: RoomsOut<'a>,
}

/// Rooms in the order of the agenda, each with its events.
struct RoomsOut<'a>(Vec<(&'a str, Vec<EventOut<'a>>)>);

impl Serialize for RoomsOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, events) in &self.0 {
            map.serialize_entry(name, events)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct EventOut<'a> {
    guid: String,
    id: u32,
    code: &'a str,
    date: String,
    start: String,
    end: String,
    duration: String,
    room: &'a str,
    slug: String,
    url: String,
    title: &'a str,
    subtitle: &'a str,
    track: Option<&'a str>,
    r#type: &'a str,
    language: Option<&'a str>,
    r#abstract: &'a str,
    description: &'a str,
    recording_license: &'a str,
    do_not_record: bool,
    persons: Vec<PersonOut<'a>>,
    links: Vec<LinkOut<'a>>,
    attachments: Vec<LinkOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feedback_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin_url: Option<String>,
}

/// Neither `id` nor `public_name`: with them the schema takes a person for one of frab's and refuses the rest.
#[derive(Serialize)]
struct PersonOut<'a> {
    guid: String,
    code: &'a str,
    name: &'a str,
    avatar: Option<&'a str>,
    biography: Option<&'a str>,
}

#[derive(Serialize)]
struct LinkOut<'a> {
    url: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'a str>,
}

fn conference<'a>(plan: &Plan<'a>, origin: &Origin) -> Conference<'a> {
    let facts = &plan.programme.conference;
    Conference {
        acronym: &facts.acronym,
        title: &facts.title,
        start: facts.start.to_string(),
        end: facts.end.to_string(),
        days_count: plan.days.len(),
        timeslot_duration: hours_and_minutes(facts.timeslot_minutes.into()),
        time_zone_name: Some(plan.zone.name()).filter(|zone| zone_fits(zone)).map(str::to_owned),
        url: origin.web(""),
        tracks: plan.programme.tracks.iter().map(track).collect(),
        rooms: plan
            .rooms
            .iter()
            .map(|room| RoomOut {
                name: &room.name,
                slug: &room.slug,
                guid: room.id.to_string(),
                capacity: room.capacity,
            })
            .collect(),
        meta: Meta {
            plenary: Extras {
                subtitle: &facts.subtitle,
                venue: &facts.venue,
                city: &facts.city,
                time_zone_name: plan.zone.name().to_owned(),
                link_kinds: link_kinds(plan),
            },
        },
        days: (1..).zip(&plan.days).map(|(index, planned)| day(index, planned, plan, origin)).collect(),
    }
}

fn track(track: &Track) -> TrackOut<'_> {
    TrackOut { name: &track.name, slug: &track.slug }
}

fn day<'a>(index: usize, day: &PlannedDay<'a>, plan: &Plan<'a>, origin: &Origin) -> DayOut<'a> {
    let events = |slots: &[&'a Slot]| -> Vec<EventOut<'a>> {
        slots.iter().filter_map(|slot| Some(event(slot, plan.index.session(slot.session)?, plan, origin))).collect()
    };
    DayOut {
        index,
        date: day.date.to_string(),
        day_start: day.start.to_rfc3339(),
        day_end: day.end.to_rfc3339(),
        rooms: RoomsOut(plan.rooms.iter().map(|room| (room.name.as_str(), events(day.slots_in(room)))).collect()),
    }
}

fn event<'a>(slot: &'a Slot, session: &'a Session, plan: &Plan<'a>, origin: &Origin) -> EventOut<'a> {
    let date = plan.date_time(slot);
    let url = origin.session_url(session);
    EventOut {
        guid: slot.id.to_string(),
        id: slot.number,
        code: &session.code,
        date: date.to_rfc3339(),
        start: date.format("%H:%M").to_string(),
        end: plan.zone.at(slot.end()).to_rfc3339(),
        duration: hours_and_minutes(slot.minutes),
        room: plan.index.room_name(slot.room),
        slug: plan.slug(slot, session),
        title: &session.title,
        subtitle: &session.subtitle,
        track: plan.index.track_of(session).map(|track| track.name.as_str()),
        r#type: &session.kind,
        language: some(&session.language),
        r#abstract: &session.summary,
        description: &session.description,
        recording_license: &session.recording_license,
        do_not_record: session.do_not_record,
        persons: plan.index.speakers_of(session).map(person).collect(),
        links: plan::links(session, false).map(link).collect(),
        attachments: plan::links(session, true).map(link).collect(),
        feedback_url: session.feedback_url.as_deref().and_then(tidy::web_address),
        origin_url: plan::origin_url(session, Some(&url)),
        url,
    }
}

fn person(speaker: &Speaker) -> PersonOut<'_> {
    PersonOut {
        guid: speaker.id.to_string(),
        code: &speaker.code,
        name: &speaker.name,
        avatar: speaker.avatar.as_deref(),
        biography: some(&speaker.biography),
    }
}

fn link(link: &Link) -> LinkOut<'_> {
    LinkOut { url: &link.url, title: &link.title, r#type: Some(link.kind.as_str()).filter(|kind| known(kind)) }
}

fn link_kinds<'a>(plan: &Plan<'a>) -> BTreeMap<String, Vec<&'a str>> {
    let kinds = |slot: &Slot| {
        let session = plan.index.session(slot.session)?;
        let all = || plan::links(session, false).chain(plan::links(session, true)).map(|link| link.kind.as_str());
        let unknown = all().any(|kind| !kind.is_empty() && !known(kind));
        unknown.then(|| (slot.id.to_string(), all().collect()))
    };
    plan.programme.active_slots().filter_map(kinds).collect()
}

fn known(kind: &str) -> bool {
    LINK_KINDS.contains(&kind)
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// Whether the schema's pattern takes the zone: `UTC` at the end, or an area and a city with a capital and small letters.
fn zone_fits(zone: &str) -> bool {
    let word = |word: &str, whole: bool| {
        let mut letters = word.chars();
        letters.next().is_some_and(|first| first.is_ascii_uppercase())
            && if whole {
                word.len() > 1 && letters.all(|letter| letter.is_ascii_lowercase())
            } else {
                letters.next().is_some_and(|second| second.is_ascii_lowercase())
            }
    };
    zone.ends_with("UTC") || zone.split_once('/').is_some_and(|(area, city)| word(area, true) && word(city, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_that_the_pattern_does_not_take_are_told_apart() {
        for zone in ["Europe/Brussels", "America/New_York", "America/Argentina/Buenos_Aires", "UTC", "Etc/UTC"] {
            assert!(zone_fits(zone), "{zone}");
        }
        for zone in ["US/Eastern", "GMT", "Etc/GMT+1", "EST5EDT", "Cuba"] {
            assert!(!zone_fits(zone), "{zone}");
        }
    }
}
