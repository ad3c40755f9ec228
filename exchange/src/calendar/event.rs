//! One slot as a VEVENT.

use domain::programme::{Facts, Session, Slot, index::Index};
use icalendar::{Component as _, Event, EventLike as _, EventStatus};

use super::clock::Clock;
use crate::{Origin, plain_text};

/// The event of a slot. Its times are all the programme's: a calendar read twice is the same calendar.
pub fn event(slot: &Slot, session: &Session, index: &Index<'_>, origin: &Origin, clock: &Clock) -> Event {
    let page = origin.session_url(session);
    let (start, end) = clock.span(slot);
    let mut event = Event::new();
    event
        .uid(&format!("{}@{}", slot.id, origin.host))
        .timestamp(slot.changed)
        .last_modified(slot.changed)
        .sequence(slot.sequence)
        .status(if slot.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .starts(start)
        .summary(&session.title)
        .description(&description(session, index, &page))
        .url(&page);
    if let Some(end) = end {
        event.ends(end);
    }
    if let Some(location) = non_empty(location(index.room_name(slot.room), &index.programme.conference)) {
        event.location(&location);
    }
    if let Some(track) = index.track_of(session) {
        event.categories([&track.name]);
    }
    event
}

/// What it is about, who speaks and where its page is, in paragraphs without any words of our own: a calendar has no
/// language to say them in.
fn description(session: &Session, index: &Index<'_>, page: &str) -> String {
    let speakers: Vec<_> = index.speakers_of(session).map(|speaker| speaker.name.as_str()).collect();
    let summary = plain_text(&session.summary);
    let description = Some(plain_text(&session.description)).filter(|text| *text != summary).unwrap_or_default();
    let paragraphs = [session.subtitle.clone(), speakers.join(", "), summary, description, page.to_owned()];
    paragraphs.into_iter().filter_map(non_empty).collect::<Vec<_>>().join("\n\n")
}

/// From the room to the city, so that a map finds it.
fn location(room: &str, facts: &Facts) -> String {
    let parts = [room, &facts.venue, &facts.city];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn non_empty(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
