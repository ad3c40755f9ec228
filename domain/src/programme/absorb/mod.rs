//! Joining a sheet to the programme before it.
//!
//! Identities come from the programme before wherever the sheet means the same thing, so that importing again updates
//! instead of doubling; everything else gets one from `ids`. Nothing a sheet holds is dropped for being odd: entries
//! that repeat guids or ids, or overlap, are kept and reported. The same sheet absorbed again gives an equal programme.

mod clean;
mod facts;
mod group;
mod matching;
mod numbers;
mod people;
mod places;
mod report;
mod sequence;
mod sessions;
mod slots;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use uuid::Uuid;

use super::{
    Facts, Programme,
    fold::fold,
    index::Index,
    notices::Notices,
    sheet::{Notice, Sheet},
};
use crate::Instant;

/// A programme and what a person should know about how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Absorbed {
    /// The programme.
    pub programme: Programme,
    /// What was odd in the sheet, and what was done about it. The reader's own notices are in the sheet.
    pub notices: Vec<Notice>,
}

/// The programme that follows `previous` when `sheet` says what takes place from now on.
///
/// `fallback` is the conference's record: it fills in what the sheet does not say. `at` is the time of the release,
/// `ids` makes new identities.
pub fn absorb(
    previous: Option<&Programme>,
    sheet: &Sheet,
    fallback: &Facts,
    at: Instant,
    ids: &mut dyn FnMut() -> Uuid,
) -> Absorbed {
    let mut notices = Notices::default();
    let nothing = Programme::empty(fallback.clone());
    let earlier = previous.unwrap_or(&nothing);

    let sheet = clean::clean(sheet, &mut notices);
    let rooms = places::rooms(earlier, &sheet, ids);
    let tracks = places::tracks(earlier, &sheet, ids);
    let people = people::People::settle(earlier, &sheet, ids, &mut notices);
    let groups = group::group(&sheet.entries, &people, &mut notices);
    let sessions = sessions::settle(earlier, &groups, &tracks, &people, ids, &mut notices);
    let slots = slots::settle(earlier, &groups, &sessions.of_groups, &rooms, at, ids, &mut notices);

    let mut programme = Programme {
        conference: facts::settle(&sheet.frame, fallback, &mut notices),
        rooms: rooms.all,
        tracks: tracks.all,
        speakers: people.all,
        sessions: sessions.all,
        slots: slots.all,
    };
    forget_unnamed(&mut programme, &sheet);
    put_in_order(&mut programme);
    sequence::advance(earlier, &mut programme, at);
    report::clashes(&programme, &slots.places, &mut notices);
    Absorbed { programme, notices: notices.finish() }
}

/// Whether anything in the sheet can take place: entries without title, room or a possible time are passed over.
pub fn holds_sessions(sheet: &Sheet) -> bool {
    !clean::clean(sheet, &mut Notices::default()).entries.is_empty()
}

/// Leaves out the rooms, tracks and speakers of earlier that neither the sheet names nor any session needs.
fn forget_unnamed(programme: &mut Programme, sheet: &Sheet) {
    let rooms: HashSet<_> = programme.slots.iter().map(|slot| slot.room).collect();
    let tracks: HashSet<_> = programme.sessions.iter().filter_map(|session| session.track).collect();
    let speakers: HashSet<_> = programme.sessions.iter().flat_map(|session| &session.speakers).copied().collect();
    let named_rooms: HashSet<&str> = sheet.rooms.iter().map(|room| room.name.as_str()).collect();
    let named_tracks: HashSet<&str> = sheet.tracks.iter().map(|track| track.name.as_str()).collect();
    programme.rooms.retain(|room| rooms.contains(&room.id) || named_rooms.contains(room.name.as_str()));
    programme.tracks.retain(|track| tracks.contains(&track.id) || named_tracks.contains(track.name.as_str()));
    programme.speakers.retain(|speaker| speakers.contains(&speaker.id));
}

/// The order that [`Programme`] promises.
fn put_in_order(programme: &mut Programme) {
    programme.speakers.sort_by_cached_key(|speaker| (fold(&speaker.name), speaker.code.clone()));
    programme.sessions.sort_by(|one, other| one.code.cmp(&other.code));
    let index = Index::new(programme);
    let mut slots: Vec<_> = programme
        .slots
        .iter()
        .map(|slot| ((slot.start, index.room_place(slot.room), slot.number), slot.clone()))
        .collect();
    slots.sort_by_key(|(order, _)| *order);
    programme.slots = slots.into_iter().map(|(_, slot)| slot).collect();
}
