//! Writing schedule.xml, valid against the schema of c3voc.
//!
//! A session that takes place twice is two events there: each with the guid and number of its slot, and the session's
//! code on the first alone, because the schema wants all three unique.

use std::collections::HashSet;

use domain::programme::{Programme, Session, Slot};

use super::build::Xml;
use crate::{
    GENERATOR, Origin,
    plan::{self, Plan, PlannedDay, hours_and_minutes},
};

/// The programme as schedule.xml.
pub fn write(programme: &Programme, origin: &Origin) -> String {
    let plan = Plan::new(programme);
    let mut xml = Xml::new();
    let mut coded = HashSet::new();
    xml.element("schedule", &[], |xml| {
        let generator = [("name", GENERATOR.0), ("system", origin.host.as_str()), ("version", GENERATOR.1)];
        xml.text("generator", &generator, "");
        if let Some(url) = origin.web("/schedule.xml") {
            xml.text("url", &[], &url);
        }
        xml.text("version", &[], &origin.version);
        conference(xml, &plan, origin);
        for (index, planned) in (1_u32..).zip(&plan.days) {
            day(xml, index, planned, &plan, origin, &mut coded);
        }
    });
    xml.finish()
}

fn conference(xml: &mut Xml, plan: &Plan<'_>, origin: &Origin) {
    let facts = &plan.programme.conference;
    xml.element("conference", &[], |xml| {
        xml.text("acronym", &[], &facts.acronym);
        xml.text("title", &[], &facts.title);
        xml.text("start", &[], &facts.start.to_string());
        xml.text("end", &[], &facts.end.to_string());
        xml.text("days", &[], &plan.days.len().to_string());
        xml.text("timeslot_duration", &[], &hours_and_minutes(facts.timeslot_minutes.into()));
        if let Some(url) = origin.web("") {
            xml.text("base_url", &[], &url);
            xml.text("url", &[], &url);
        }
        xml.text("time_zone_name", &[], plan.zone.name());
        for track in &plan.programme.tracks {
            xml.text("track", &[("name", &track.name), ("slug", &track.slug)], "");
        }
    });
}

fn day<'a>(
    xml: &mut Xml,
    index: u32,
    day: &PlannedDay<'a>,
    plan: &Plan<'a>,
    origin: &Origin,
    coded: &mut HashSet<&'a str>,
) {
    let (index, date) = (index.to_string(), day.date.to_string());
    let (start, end) = (day.start.to_rfc3339(), day.end.to_rfc3339());
    let attributes = [("index", index.as_str()), ("date", &date), ("start", &start), ("end", &end)];
    xml.element("day", &attributes, |xml| {
        for room in &plan.rooms {
            let guid = room.id.to_string();
            xml.element("room", &[("name", &room.name), ("guid", &guid)], |xml| {
                for slot in day.slots_in(room) {
                    if let Some(session) = plan.index.session(slot.session) {
                        event(xml, slot, session, plan, origin, coded.insert(&session.code));
                    }
                }
            });
        }
    });
}

fn event(xml: &mut Xml, slot: &Slot, session: &Session, plan: &Plan<'_>, origin: &Origin, with_code: bool) {
    let (guid, number) = (slot.id.to_string(), slot.number.to_string());
    let mut attributes = vec![("guid", guid.as_str()), ("id", &number)];
    if with_code {
        attributes.push(("code", &session.code));
    }
    let date = plan.date_time(slot);
    xml.element("event", &attributes, |xml| {
        xml.text("room", &[], plan.index.room_name(slot.room));
        xml.text("title", &[], &session.title);
        xml.text("subtitle", &[], &session.subtitle);
        xml.text("type", &[], &session.kind);
        xml.text("date", &[], &date.to_rfc3339());
        xml.text("start", &[], &date.format("%H:%M").to_string());
        xml.text("duration", &[], &hours_and_minutes(slot.minutes));
        xml.text("abstract", &[], &session.summary);
        xml.text("slug", &[], &plan.slug(slot, session));
        xml.text("track", &[], plan.index.track_of(session).map_or("", |track| &track.name));
        persons(xml, session, plan);
        xml.text("language", &[], &session.language);
        xml.text("description", &[], &session.description);
        recording(xml, session);
        links(xml, session);
        addresses(xml, session, origin);
    });
}

fn persons(xml: &mut Xml, session: &Session, plan: &Plan<'_>) {
    xml.element("persons", &[], |xml| {
        for speaker in plan.index.speakers_of(session) {
            xml.text("person", &[("guid", &speaker.id.to_string())], &speaker.name);
        }
    });
}

/// The schema wants licence and opt-out together or neither.
fn recording(xml: &mut Xml, session: &Session) {
    if session.do_not_record || !session.recording_license.is_empty() {
        xml.element("recording", &[], |xml| {
            xml.text("license", &[], &session.recording_license);
            xml.text("optout", &[], if session.do_not_record { "true" } else { "false" });
        });
    }
}

fn links(xml: &mut Xml, session: &Session) {
    for (list, item, attachments) in [("links", "link", false), ("attachments", "attachment", true)] {
        xml.element(list, &[], |xml| {
            for link in plan::links(session, attachments) {
                let mut attributes = vec![("href", link.url.as_str())];
                if !link.kind.is_empty() {
                    attributes.push(("type", &link.kind));
                }
                xml.text(item, &attributes, &link.title);
            }
        });
    }
}

/// Addresses that are empty or not of the web are left out: the schema takes no others.
fn addresses(xml: &mut Xml, session: &Session, origin: &Origin) {
    let url = origin.web("").and_then(|_| domain::programme::tidy::web_address(&origin.session_url(session)));
    if let Some(url) = &url {
        xml.text("url", &[], url);
    }
    if let Some(feedback) = session.feedback_url.as_deref().and_then(domain::programme::tidy::web_address) {
        xml.text("feedback_url", &[], &feedback);
    }
    if let Some(elsewhere) = plan::origin_url(session, url.as_deref()) {
        xml.text("origin_url", &[], &elsewhere);
    }
}
