//! iCalendar (RFC 5545, RFC 7986): a programme as calendars that people subscribe to.
//!
//! The same programme gives the same bytes, so that strong `ETag`s hold: every time in a calendar is one of the programme's
//! own. A slot keeps its UID through all releases; what was cancelled stays listed as cancelled, because a reader's
//! calendar would otherwise keep showing it.

mod clock;
mod event;
mod gathering;
mod lines;
mod moments;

use std::collections::HashSet;

use domain::{
    id::{RoomId, SessionId, TrackId},
    programme::{Programme, Session, Slot, index::Index},
};
use icalendar::{Calendar, Component as _, Property};

pub use self::gathering::{Gathering, gatherings, own};
pub use self::moments::{Moment, moments};
use self::{clock::Clock, lines::Lines};
use crate::Origin;

/// Names the software that wrote the file, as RFC 5545, 3.7.3 wants it.
const PRODUCT: &str = "-//Plenary//Programme//EN";
/// How often a subscriber should look again.
const REFRESH: &str = "PT1H";

/// Everything of the conference.
pub fn conference(programme: &Programme, origin: &Origin) -> String {
    calendar(programme, origin, &programme.conference.title, |_, _| true)
}

/// What belongs to a track; `None` if the programme has no such track.
pub fn track(programme: &Programme, origin: &Origin, track: TrackId) -> Option<String> {
    let name = &programme.tracks.iter().find(|one| one.id == track)?.name;
    let name = format!("{name} · {}", programme.conference.title);
    Some(calendar(programme, origin, &name, |_, session| session.track == Some(track)))
}

/// What takes place in a room; `None` if the programme has no such room.
pub fn room(programme: &Programme, origin: &Origin, room: RoomId) -> Option<String> {
    let name = &programme.rooms.iter().find(|one| one.id == room)?.name;
    let name = format!("{name} · {}", programme.conference.title);
    Some(calendar(programme, origin, &name, |slot, _| slot.room == room))
}

/// The slots of a session; `None` if the programme has no such session.
pub fn session(programme: &Programme, origin: &Origin, session: SessionId) -> Option<String> {
    let name = &programme.sessions.iter().find(|one| one.id == session)?.title;
    Some(calendar(programme, origin, name, |slot, _| slot.session == session))
}

/// The slots of the sessions that somebody marked, under a name of the caller's. Sessions that are not in the programme
/// are passed over.
pub fn agenda(programme: &Programme, origin: &Origin, name: &str, sessions: &[SessionId]) -> String {
    let marked: HashSet<SessionId> = sessions.iter().copied().collect();
    calendar(programme, origin, name, |slot, _| marked.contains(&slot.session))
}

/// A calendar of the slots that `wanted` picks.
fn calendar(programme: &Programme, origin: &Origin, name: &str, wanted: impl Fn(&Slot, &Session) -> bool) -> String {
    let index = Index::new(programme);
    let picked: Vec<(&Slot, &Session)> = programme
        .slots
        .iter()
        .filter_map(|slot| Some((slot, index.session(slot.session)?)))
        .filter(|(slot, session)| wanted(slot, session))
        .collect();
    let clock = Clock::of(&programme.conference);

    let mut lines = Lines::default();
    lines.line("BEGIN:VCALENDAR");
    lines.properties(&frame(name, clock.name()).properties);
    clock.describe(picked.iter().map(|(slot, _)| *slot), &mut lines);
    for (slot, session) in picked {
        let event = event::event(slot, session, &index, origin, &clock);
        lines.line("BEGIN:VEVENT");
        lines.properties(event.properties().values());
        lines.properties(event.multi_properties().values().flatten());
        lines.line("END:VEVENT");
    }
    lines.line("END:VCALENDAR");
    lines.into_text()
}

/// The calendar's own properties: its name and refresh interval in the standard's words and in those that older
/// programs know.
fn frame(name: &str, zone: &str) -> Calendar {
    let mut frame = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", PRODUCT),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("NAME", name),
        ("X-WR-CALNAME", name),
        ("X-WR-TIMEZONE", zone),
        ("X-PUBLISHED-TTL", REFRESH),
    ] {
        frame.append_property(Property::new(key, value));
    }
    frame.append_property(Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done());
    frame
}
