//! One slot as an event.

use domain::{
    Instant,
    programme::{Session, Slot, index::Index, zone::Zone},
};
use icalendar::{CalendarDateTime, Component, Event, EventLike, EventStatus};

use super::zone::is_utc;
use crate::{Origin, plain::plain};

/// Most characters of a description: calendars show the beginning and the address leads to the rest.
const DESCRIPTION_MAX: usize = 1_500;

/// The event of a slot, as text.
pub fn event(slot: &Slot, index: &Index<'_>, zone: &Zone, origin: &Origin) -> String {
    let Some(session) = index.session(slot.session) else { return String::new() };
    let mut event = Event::new();
    event
        .uid(&format!("{}@plenary", slot.id))
        .timestamp(slot.changed)
        .last_modified(slot.changed)
        .sequence(slot.sequence)
        .summary(&session.title)
        .location(index.room_name(slot.room))
        .url(&origin.session_url(session))
        .status(if slot.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .starts(time(slot.start, zone));
    if slot.minutes > 0 {
        event.ends(time(slot.end(), zone));
    }
    let categories: Vec<&str> = index
        .track_of(session)
        .map(|track| track.name.as_str())
        .into_iter()
        .chain(Some(session.kind.as_str()).filter(|kind| !kind.is_empty()))
        .collect();
    if !categories.is_empty() {
        event.categories(categories);
    }
    let description = description(session, index);
    if !description.is_empty() {
        event.description(&description);
    }
    event.try_into_string().unwrap_or_default()
}

/// The venue's clock, unless that is UTC or does not tell the instant, as in the hour that comes twice: readers of
/// calendars do not agree which of the two is meant.
fn time(instant: Instant, zone: &Zone) -> CalendarDateTime {
    let civil = zone.civil(instant);
    if is_utc(zone) || !zone.is_plain(civil) {
        return CalendarDateTime::Utc(instant);
    }
    CalendarDateTime::WithTimezone { date_time: civil, tzid: zone.name().to_owned() }
}

/// Who speaks, then the short text, or the long one where there is no short one.
fn description(session: &Session, index: &Index<'_>) -> String {
    let names: Vec<_> = index.speakers_of(session).map(|speaker| speaker.name.as_str()).collect();
    let text = plain(if session.summary.is_empty() { &session.description } else { &session.summary });
    let text = match text.char_indices().nth(DESCRIPTION_MAX) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    };
    let parts = [session.subtitle.clone(), names.join(", "), text];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
