//! Conferences: founding and the organisers' pages.

mod dashboard;
mod details;
mod lists;
mod place;
mod settings;

pub use self::{
    dashboard::dashboard_page,
    details::new_conference_page,
    lists::{rooms_page, session_types_page, tracks_page},
    place::organiser_page,
    settings::{address_page, settings_page},
};
