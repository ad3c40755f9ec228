//! The portal: the front page and ecosystems.

mod ecosystem;
mod ecosystem_form;
mod front;
mod listing;
mod organised;
mod search;
mod theme_choice;

pub use self::{
    ecosystem::ecosystem_page,
    ecosystem_form::{ecosystem_address_page, edit_ecosystem_page, new_ecosystem_page},
    front::front_page,
    organised::organised_page,
    search::{HITS, SiteFound, site_search_page},
    theme_choice::ThemeChoice,
};
