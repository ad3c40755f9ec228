//! Structured data for search engines, as schema.org names it.

use domain::programme::{Session, Slot};
use serde_json::{Value, json};

use super::guide::Guide;
use crate::when;

/// The conference as an `Event`.
pub fn conference_data(guide: &Guide<'_>, description: &str) -> Value {
    let facts = &guide.programme().conference;
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": guide.title(),
        "description": description,
        "url": absolute(guide, ""),
        "image": absolute(guide, "/card.png"),
        "startDate": facts.start.to_string(),
        "endDate": facts.end.to_string(),
        "eventStatus": "https://schema.org/EventScheduled",
    });
    add_location(&mut data, guide, None);
    data
}

/// A session as an `Event` within the conference.
pub fn session_data(guide: &Guide<'_>, session: &Session, slot: &Slot, description: &str) -> Value {
    let status = if slot.cancelled { "EventCancelled" } else { "EventScheduled" };
    let performers = guide.index.speakers_of(session).map(|speaker| {
        let url = absolute(guide, &format!("/speakers/{}", speaker.code));
        json!({ "@type": "Person", "name": speaker.name, "url": url })
    });
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": session.title,
        "description": description,
        "url": absolute(guide, &format!("/talks/{}", session.code)),
        "image": absolute(guide, "/card.png"),
        "startDate": when::machine(slot.start, &guide.zone),
        "endDate": when::machine(slot.end(), &guide.zone),
        "eventStatus": format!("https://schema.org/{status}"),
        "performer": performers.collect::<Vec<_>>(),
        "superEvent": { "@type": "Event", "name": guide.title(), "url": absolute(guide, ""),
            "startDate": guide.programme().conference.start.to_string() },
    });
    add_location(&mut data, guide, Some(guide.index.room_name(slot.room)));
    add_location(&mut data["superEvent"], guide, None);
    if !session.language.is_empty() {
        data["inLanguage"] = json!(session.language);
    }
    data
}

/// Some sessions as an `ItemList`.
pub fn list_data<'a>(guide: &Guide<'_>, name: &str, sessions: impl IntoIterator<Item = &'a Session>) -> Value {
    let items = sessions.into_iter().zip(1..).map(|(session, position)| {
        let url = absolute(guide, &format!("/talks/{}", session.code));
        json!({ "@type": "ListItem", "position": position, "name": session.title, "url": url })
    });
    json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": name,
        "itemListElement": items.collect::<Vec<_>>(),
    })
}

/// Adds the venue, or a room in it; nothing where neither is known.
fn add_location(event: &mut Value, guide: &Guide<'_>, room: Option<&str>) {
    let facts = &guide.programme().conference;
    let parts = room.into_iter().chain([facts.venue.as_str()]).filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join(", ");
    let name = if name.is_empty() { facts.city.clone() } else { name };
    if !name.is_empty() {
        event["location"] = json!({ "@type": "Place", "name": name, "address": facts.city });
    }
}

fn absolute(guide: &Guide<'_>, rest: &str) -> String {
    format!("{}{}", guide.base_url, guide.path(rest))
}
