//! A programme as a file from outside gives it: everything optional that real files leave out, nothing matched yet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Link;
use crate::Instant;

/// What a reader made of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The frame.
    pub frame: Frame,
    /// Rooms in the file's order.
    pub rooms: Vec<SheetRoom>,
    /// Tracks in the file's order.
    pub tracks: Vec<SheetTrack>,
    /// Entries in the file's order.
    pub entries: Vec<Entry>,
    /// What the reader passed over or mended, for the person who imports.
    pub notices: Vec<Notice>,
}

/// The conference as the file describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The file's name for its state ("v1.1", "latest").
    pub version: Option<String>,
    /// As written.
    pub acronym: Option<String>,
    /// As written.
    pub title: Option<String>,
    /// As written.
    pub subtitle: Option<String>,
    /// As written.
    pub venue: Option<String>,
    /// As written.
    pub city: Option<String>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// IANA zone, if the file names one that exists.
    pub zone: Option<String>,
    /// Grid in minutes.
    pub timeslot_minutes: Option<u16>,
    /// Minutes after midnight at which a programme day starts.
    pub day_change_minutes: Option<u16>,
    /// Where the programme is published at its origin.
    pub base_url: Option<String>,
}

/// A room as the file describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRoom {
    /// Name.
    pub name: String,
    /// Seats.
    pub capacity: Option<u32>,
}

/// A track as the file describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetTrack {
    /// Name.
    pub name: String,
    /// Address part, if given.
    pub slug: Option<String>,
}

/// A person as the file describes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPerson {
    /// Name.
    pub name: String,
    /// Their id, code or guid in the file, whichever is most lasting.
    pub source: Option<String>,
    /// Their six-letter code, if the file has one.
    pub code: Option<String>,
    /// Text about them.
    pub biography: String,
    /// Picture's address.
    pub avatar: Option<String>,
}

/// One event element of the file: a session in a room at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As written.
    pub guid: Option<String>,
    /// As written.
    pub id: Option<String>,
    /// pretalx's six-letter code, if there is one.
    pub code: Option<String>,
    /// As written.
    pub url: Option<String>,
    /// As written.
    pub slug: Option<String>,
    /// Title; an entry without one is passed over with a notice.
    pub title: String,
    /// May be empty.
    pub subtitle: String,
    /// The file's abstract.
    pub summary: String,
    /// May be empty.
    pub description: String,
    /// Track name.
    pub track: Option<String>,
    /// Kind of session.
    pub kind: String,
    /// BCP 47 tag or empty.
    pub language: String,
    /// Room name; an entry without one is passed over with a notice.
    pub room: String,
    /// Start as an instant.
    pub start: Instant,
    /// Length.
    pub minutes: u32,
    /// People in order.
    pub persons: Vec<SheetPerson>,
    /// Links and attachments.
    pub links: Vec<Link>,
    /// See [`super::Session::do_not_record`].
    pub do_not_record: bool,
    /// See [`super::Session::recording_license`].
    pub recording_license: String,
    /// See [`super::Session::feedback_url`].
    pub feedback_url: Option<String>,
    /// Where in the file it stands.
    pub place: Place,
}

/// A place in a file, for messages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Line, counted from 1; 0 where the format has no useful lines.
    pub line: u32,
    /// Path in the file, such as `schedule.conference.days[1].rooms["Janson"][3]` or `event id="8376"`.
    pub path: String,
}

/// Something a person should know about their file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Where.
    pub place: Place,
    /// Stable code, such as `guid-repeated`.
    pub code: String,
    /// What was found and what was done, in a sentence.
    pub message: String,
}
