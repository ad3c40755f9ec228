//! iCalendar: a conference, a track, a room, a session, somebody's own agenda.
//!
//! The same programme gives the same bytes: the time stamp of an event is the time of the release that last changed it,
//! never the clock's. What was cancelled stays, with that status, so that it leaves the calendars it was in.

mod event;
mod fold;
mod zone;

use domain::{
    id::{RoomId, SessionId, TrackId},
    programme::{Programme, Slot, index::Index, tidy, zone::Zone},
};
use icalendar::Property;

use crate::Origin;

/// Everything.
pub fn conference(programme: &Programme, origin: &Origin) -> String {
    calendar(programme, origin, &programme.conference.title, |_, _| true)
}

/// The sessions of a track.
pub fn track(programme: &Programme, origin: &Origin, track: TrackId) -> String {
    let name = programme.tracks.iter().find(|other| other.id == track).map(|track| track.name.as_str());
    let in_track = |index: &Index<'_>, slot: &Slot| {
        index.session(slot.session).is_some_and(|session| session.track == Some(track))
    };
    calendar(programme, origin, &named(programme, name), in_track)
}

/// What takes place in a room.
pub fn room(programme: &Programme, origin: &Origin, room: RoomId) -> String {
    let name = programme.rooms.iter().find(|other| other.id == room).map(|room| room.name.as_str());
    calendar(programme, origin, &named(programme, name), |_, slot| slot.room == room)
}

/// The slots of one session.
pub fn session(programme: &Programme, origin: &Origin, session: SessionId) -> String {
    let title = programme.sessions.iter().find(|other| other.id == session).map(|session| session.title.as_str());
    calendar(programme, origin, &named(programme, title), |_, slot| slot.session == session)
}

/// The sessions that somebody chose, under a name in their language.
pub fn agenda(programme: &Programme, origin: &Origin, name: &str, chosen: impl Fn(SessionId) -> bool) -> String {
    calendar(programme, origin, name, |_, slot| chosen(slot.session))
}

fn named(programme: &Programme, part: Option<&str>) -> String {
    let conference = &programme.conference.title;
    part.map_or_else(|| conference.clone(), |part| format!("{conference}: {part}"))
}

fn calendar(programme: &Programme, origin: &Origin, name: &str, belongs: impl Fn(&Index<'_>, &Slot) -> bool) -> String {
    let index = Index::new(programme);
    let zone = Zone::of(&programme.conference);
    let slots: Vec<&Slot> = programme.slots.iter().filter(|slot| belongs(&index, slot)).collect();
    let name = tidy::line(name);

    let mut out = String::from("BEGIN:VCALENDAR\r\n");
    let mut line = |key: &str, value: &str| out.push_str(&written(Property::new(key, value)));
    line("VERSION", "2.0");
    line("PRODID", &format!("-//{}//Programme//EN", tidy::line(&origin.generator)));
    line("CALSCALE", "GREGORIAN");
    line("X-WR-CALNAME", &name);
    line("X-WR-TIMEZONE", zone.name());
    line("X-PUBLISHED-TTL", "PT1H");
    out.push_str(&written(Property::new("NAME", name).add_parameter("VALUE", "TEXT").done()));
    out.push_str(&written(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done()));
    out.push_str(&zone::definition(&zone, &slots));
    for slot in slots {
        out.push_str(&event::event(slot, &index, &zone, origin));
    }
    out.push_str("END:VCALENDAR\r\n");
    fold::fold(&out)
}

/// A content line, escaped.
fn written(property: Property) -> String {
    TryInto::<String>::try_into(property).unwrap_or_default()
}
