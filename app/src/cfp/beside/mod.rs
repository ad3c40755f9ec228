//! What stands beside a proposal's words: speakers, files, shared links, embargoes, duplicates; and the ways in for those
//! who are invited or were entered by others.

mod again;
mod embargo;
mod enter;
mod files;
mod offer;
mod own;
mod sharing;
mod speak;
mod speakers;
mod table;

pub(crate) use self::files::attachment;
pub use self::{
    again::again_page,
    embargo::embargo_page,
    enter::enter_proposal_page,
    files::files_page,
    sharing::{shared_page, sharing_page},
    speak::{claim_page, declined_page, speaker_invitation_page},
    speakers::speakers_page,
    table::{SeenTable, table_page},
};
pub(super) use self::{
    offer::{embargo_badge, offer_beside},
    own::own_beside,
};
