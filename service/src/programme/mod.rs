//! A conference's programme: importing, releasing, reading what was released, finding, marking.

mod agenda_link;
mod content;
mod favourites;
mod found_programme;
mod founding;
mod identities;
mod import_programme;
mod mark_favourites;
mod outside;
pub mod published;
mod release_sheet;
pub mod releases;
pub mod search;
mod search_index;

pub use agenda_link::{agenda_of_link, make_agenda_link};
pub use favourites::favourites;
pub use found_programme::{FromFile, found_programme};
pub use import_programme::{Import, import_programme};
pub use mark_favourites::{Marks, mark_favourites};
pub use published::{Published, ReleaseFacts, Stamp, published, stamp};
pub use release_sheet::{Intent, Outcome, release_sheet};
