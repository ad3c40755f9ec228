//! Conferences: what they say about themselves, and the rooms, tracks and session types they are made of.

mod acronym;
mod chores;
mod days;
#[cfg(not(target_family = "wasm"))]
mod details;
mod languages;
mod lines;
mod room;
mod session_type;
mod track;

#[cfg(not(target_family = "wasm"))]
pub use self::details::{ConferenceDetails, TypedConference};
pub use self::{
    acronym::Acronym,
    chores::{Chore, Progress},
    days::Days,
    languages::Languages,
    lines::{Line, TypedLine},
    room::{RoomExtras, TypedRoom, check_rooms},
    session_type::{SESSION_TYPES_MAX, SessionTypeExtras, TypedSessionType, check_session_types},
    track::{TRACK_COLOURS, TrackExtras, TrackSlug, TypedTrack, check_tracks},
};
