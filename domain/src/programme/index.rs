//! Looking things up in a programme.

use std::collections::HashMap;

use super::{Programme, Room, Session, Slot, Speaker, Track};
use crate::id::{PersonId, RoomId, SessionId, SlotId, TrackId};

/// A programme with its identities at hand. Cheap to make, linear in the programme's size.
#[derive(Debug)]
pub struct Index<'a> {
    /// The programme itself.
    pub programme: &'a Programme,
    rooms: HashMap<RoomId, (usize, &'a Room)>,
    tracks: HashMap<TrackId, &'a Track>,
    speakers: HashMap<PersonId, &'a Speaker>,
    sessions: HashMap<SessionId, &'a Session>,
    slots: HashMap<SlotId, &'a Slot>,
}

impl<'a> Index<'a> {
    /// Indexes a programme.
    pub fn new(programme: &'a Programme) -> Self {
        Self {
            programme,
            rooms: programme.rooms.iter().enumerate().map(|(place, room)| (room.id, (place, room))).collect(),
            tracks: programme.tracks.iter().map(|track| (track.id, track)).collect(),
            speakers: programme.speakers.iter().map(|speaker| (speaker.id, speaker)).collect(),
            sessions: programme.sessions.iter().map(|session| (session.id, session)).collect(),
            slots: programme.slots.iter().map(|slot| (slot.id, slot)).collect(),
        }
    }

    /// A room.
    pub fn room(&self, id: RoomId) -> Option<&'a Room> {
        self.rooms.get(&id).map(|(_, room)| *room)
    }

    /// A room's place in the agenda, counted from 0; rooms that are not in the programme come last.
    pub fn room_place(&self, id: RoomId) -> usize {
        self.rooms.get(&id).map_or(usize::MAX, |(place, _)| *place)
    }

    /// A room's name; empty if it is not in the programme.
    pub fn room_name(&self, id: RoomId) -> &'a str {
        self.room(id).map_or("", |room| &room.name)
    }

    /// A track.
    pub fn track(&self, id: TrackId) -> Option<&'a Track> {
        self.tracks.get(&id).copied()
    }

    /// The track of a session.
    pub fn track_of(&self, session: &Session) -> Option<&'a Track> {
        session.track.and_then(|id| self.track(id))
    }

    /// Somebody who speaks.
    pub fn speaker(&self, id: PersonId) -> Option<&'a Speaker> {
        self.speakers.get(&id).copied()
    }

    /// The speakers of a session, in its order.
    pub fn speakers_of<'s>(&'s self, session: &'s Session) -> impl Iterator<Item = &'a Speaker> + use<'s, 'a> {
        session.speakers.iter().filter_map(|id| self.speaker(*id))
    }

    /// A session.
    pub fn session(&self, id: SessionId) -> Option<&'a Session> {
        self.sessions.get(&id).copied()
    }

    /// A slot.
    pub fn slot(&self, id: SlotId) -> Option<&'a Slot> {
        self.slots.get(&id).copied()
    }
}
