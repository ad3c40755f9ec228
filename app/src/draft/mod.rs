//! Drafts: read like a book, compared by word, written by several.

mod behind;
mod beside_text;
pub(crate) mod compare;
pub(crate) mod export;
mod home;
mod index;
pub mod paper;
pub(crate) mod place;
mod post;
pub mod render;
pub(crate) mod revision;
mod settings;
mod write;

pub(crate) use self::behind::with_reasons;
pub use self::{
    behind::{Behind, read_document},
    compare::{CompareView, compare_page},
    export::{standalone, structured},
    home::{HomeView, draft_home_page},
    index::{drafts_page, drafts_part, start_draft_page},
    post::{Sending, post_page, upload_page},
    revision::{Shown, revision_page},
    settings::draft_settings_page,
    write::{Editor, clash_page, kept_page, write_page},
};
