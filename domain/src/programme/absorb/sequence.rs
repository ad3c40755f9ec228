//! Sequence numbers: they grow where something changed that a calendar shows, and nowhere else.
//!
//! RFC 5545, 3.8.7.4 asks for a new SEQUENCE on changes that matter to those who come, 3.8.7.3 for a new LAST-MODIFIED on any.
//! Both, and DTSTAMP with them, come from here: each change counts. What the conference's record says of its place reaches
//! calendars with the next release, never between two.

use std::collections::HashMap;

use crate::{
    Instant,
    id::SessionId,
    programme::{Facts, Programme, Slot, face::Face, index::Index},
};

/// Counts up the slots of `next` that differ from `earlier`, they or their session.
pub fn advance(earlier: &Programme, next: &mut Programme, at: Instant) {
    let before = Index::new(earlier);
    let after = Index::new(next);
    let elsewhere = surroundings(&earlier.conference) != surroundings(&next.conference);
    let mut changed_sessions: HashMap<SessionId, bool> = HashMap::new();
    let mut changed = Vec::with_capacity(next.slots.len());
    for slot in &next.slots {
        let Some(was) = before.slot(slot.id) else {
            changed.push(false);
            continue;
        };
        let session = *changed_sessions.entry(slot.session).or_insert_with(|| {
            match (before.session(slot.session), after.session(slot.session)) {
                (Some(was), Some(is)) => Face::of(was, &before) != Face::of(is, &after),
                _ => true,
            }
        });
        changed.push(elsewhere || session || spot(was, &before) != spot(slot, &after));
    }
    for (slot, changed) in next.slots.iter_mut().zip(changed) {
        if changed {
            slot.sequence = slot.sequence.saturating_add(1);
            slot.changed = at;
        }
    }
}

/// What the conference adds to every event: the rest of LOCATION, and the clock by which times are told.
fn surroundings(facts: &Facts) -> (&str, &str, &str) {
    (&facts.venue, &facts.city, &facts.zone)
}

fn spot<'a>(slot: &Slot, index: &Index<'a>) -> (&'a str, Instant, u32, bool) {
    (index.room_name(slot.room), slot.start, slot.minutes, slot.cancelled)
}
