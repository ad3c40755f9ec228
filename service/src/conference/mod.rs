//! Conferences and what they are made of.

mod change_visibility;
mod conferences;
mod create_conference;
mod dashboard;
mod edit_conference;
mod facts;
pub(crate) mod find;
pub(crate) mod frame;
mod lists;
mod organised;
mod parts;
mod rename_conference;
mod set_rooms;
mod set_session_types;
mod set_tracks;

pub(crate) use self::create_conference::{acronym_is_free, create_conference_for};
pub use self::{
    change_visibility::{hide_conference, publish_conference},
    conferences::{ConferenceLine, ConferencePage, InTime, conferences, public_conferences},
    create_conference::{NewConference, create_conference},
    dashboard::{Dashboard, dashboard},
    edit_conference::edit_conference,
    facts::{ConferenceFacts, conference, conference_shown},
    find::visible_to,
    organised::{Organised, organised},
    parts::{Listed, Room, SessionType, Track, rooms, session_types, tracks},
    rename_conference::rename_conference,
    set_rooms::set_rooms,
    set_session_types::set_session_types,
    set_tracks::set_tracks,
};
