//! A conference's programme as the public sees it, and the steps by which one state follows another.
//!
//! [`Programme`] is the whole content of a release: immutable, self-contained, ordered, and with every identity in it,
//! also of what was cancelled. A file from outside is a [`sheet::Sheet`]; [`absorb`](absorb::absorb) joins a sheet to
//! the programme before it, and [`diff`](diff::diff) says what changed.

pub mod absorb;
#[cfg(not(target_family = "wasm"))]
pub mod board;
pub mod clash;
pub mod codes;
#[cfg(not(target_family = "wasm"))]
pub mod day;
pub mod diff;
pub mod face;
pub mod filter;
pub mod fold;
pub mod index;
pub mod language;
pub mod neighbours;
pub mod notices;
pub mod now_next;
pub mod parallel;
pub mod sheet;
pub mod slugs;
#[cfg(test)]
pub(crate) mod testing;
pub mod tidy;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    id::{PersonId, RoomId, SessionId, SlotId, TrackId},
};

/// The longest a session can take: 99 hours and 59 minutes, the most that schedule.xml can say.
pub const LONGEST_MINUTES: u32 = 99 * 60 + 59;

/// The content of one release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// What the programme is of.
    pub conference: Facts,
    /// Rooms in the order in which the agenda shows them.
    pub rooms: Vec<Room>,
    /// Tracks in the order in which the agenda lists them.
    pub tracks: Vec<Track>,
    /// Everybody who speaks or was to speak in a session that was cancelled, ordered by sort name.
    pub speakers: Vec<Speaker>,
    /// Every session that ever was in the programme, cancelled ones included, ordered by code.
    pub sessions: Vec<Session>,
    /// Every slot that ever was in the programme, cancelled ones included, ordered by start, room, number.
    pub slots: Vec<Slot>,
}

/// The frame of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Short name for machines, `^[a-z0-9_]{4,}$` (the form that both the XSD and the JSON schema take).
    pub acronym: String,
    /// Name for people.
    pub title: String,
    /// A line under the name; may be empty.
    pub subtitle: String,
    /// Where it is; may be empty.
    pub venue: String,
    /// The city; may be empty.
    pub city: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// IANA zone of the venue, such as `Europe/Brussels`.
    pub zone: String,
    /// Grid of the timetable in minutes.
    pub timeslot_minutes: u16,
    /// Minutes after midnight at which a new programme day starts: a talk at 01:00 belongs to the evening before.
    pub day_change_minutes: u16,
}

/// A room in a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// Our identity.
    pub id: RoomId,
    /// Name as signposted.
    pub name: String,
    /// Part of addresses; unique in the programme.
    pub slug: String,
    /// Seats, where known.
    pub capacity: Option<u32>,
}

/// A track in a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Our identity.
    pub id: TrackId,
    /// Name for people.
    pub name: String,
    /// Part of addresses, `^[a-z][a-z0-9-]*[a-z0-9]$`; unique in the programme.
    pub slug: String,
    /// Place in the order of colours, from 0 and without end; see [`Track::number`].
    pub colour: u8,
}

impl Track {
    /// The number of its colour as style sheets, forms and the REST interface have it, from 1. Shown as an edge beside the
    /// name, never alone.
    pub fn number(&self) -> u8 {
        self.colour % crate::conference::TRACK_COLOURS + 1
    }
}

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Our identity.
    pub id: PersonId,
    /// Name as they write it.
    pub name: String,
    /// Six characters `[0-9A-Z]`, part of addresses; unique in the programme.
    pub code: String,
    /// What identifies the person in the file they came from.
    pub source: Option<String>,
    /// Markdown or simple HTML as it came; sanitised where shown. May be empty.
    pub biography: String,
    /// Address of a picture elsewhere. Kept for exports, never embedded (the content security policy forbids it).
    pub avatar: Option<String>,
}

/// A session: what happens, apart from where and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Our identity.
    pub id: SessionId,
    /// Six characters `[0-9A-Z]`, part of addresses; unique in the programme and never given again.
    pub code: String,
    /// Where it came from, so that importing again updates it.
    pub source: Source,
    /// Title.
    pub title: String,
    /// May be empty.
    pub subtitle: String,
    /// The short text, as it came (HTML or Markdown); sanitised where shown. May be empty.
    pub summary: String,
    /// The long text, as it came; sanitised where shown. May be empty.
    pub description: String,
    /// Its track.
    pub track: Option<TrackId>,
    /// Kind of session, such as "talk" or "lightning talk"; may be empty.
    pub kind: String,
    /// BCP 47 tag, or empty where unknown.
    pub language: String,
    /// In the order in which they are named.
    pub speakers: Vec<PersonId>,
    /// Links and attachments.
    pub links: Vec<Link>,
    /// Whether speakers asked not to be recorded.
    pub do_not_record: bool,
    /// Licence of the recording; may be empty.
    pub recording_license: String,
    /// Where the public gives feedback, if anywhere.
    pub feedback_url: Option<String>,
}

/// Where a session came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The guid of the file, or one derived from what identifies the entry there.
    pub guid: Option<String>,
    /// The id of the file.
    pub id: Option<String>,
    /// Which of several different entries under one guid or id this is, counted from 0 in the file's order.
    pub nth: u16,
    /// The page it had at its origin.
    pub url: Option<String>,
    /// The address part it had at its origin.
    pub slug: Option<String>,
}

/// A link of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where to. Only `http`, `https` and `mailto` are ever followed from our pages.
    pub url: String,
    /// What it is; may be empty.
    pub title: String,
    /// Whether the file listed it as an attachment.
    pub attachment: bool,
    /// The file's own word for it (slides, paper); may be empty.
    pub kind: String,
}

/// A session in a room at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Our identity; the calendar UID is made from it and never changes.
    pub id: SlotId,
    /// The public number in exchange formats: positive, unique in the conference, never given again.
    pub number: u32,
    /// What takes place.
    pub session: SessionId,
    /// Where.
    pub room: RoomId,
    /// When it starts.
    pub start: Instant,
    /// How long it takes.
    pub minutes: u32,
    /// Grows with every release in which something of this slot, its session or the conference's place changed
    /// (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// The time of the release that last changed it.
    pub changed: Instant,
    /// Whether it was taken out of the programme.
    pub cancelled: bool,
}

impl Programme {
    /// A programme in which nothing takes place.
    pub fn empty(conference: Facts) -> Self {
        Self {
            conference,
            rooms: Vec::new(),
            tracks: Vec::new(),
            speakers: Vec::new(),
            sessions: Vec::new(),
            slots: Vec::new(),
        }
    }

    /// Slots that take place, in order.
    pub fn active_slots(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| !slot.cancelled)
    }

    /// Those who speak in something that takes place, in order: whom every list and count of speakers names. Whose sessions
    /// were all cancelled keeps a page, and a place beside those sessions.
    pub fn speaking(&self) -> impl Iterator<Item = &Speaker> {
        let running: HashSet<SessionId> = self.active_slots().map(|slot| slot.session).collect();
        let sessions = self.sessions.iter().filter(move |session| running.contains(&session.id));
        let speaking: HashSet<PersonId> = sessions.flat_map(|session| session.speakers.iter().copied()).collect();
        self.speakers.iter().filter(move |speaker| speaking.contains(&speaker.id))
    }
}

impl Slot {
    /// When it ends.
    pub fn end(&self) -> Instant {
        self.start + chrono::TimeDelta::minutes(i64::from(self.minutes))
    }
}
