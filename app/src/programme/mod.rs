//! The public programme of a conference: what everybody may read of its newest release.
//!
//! Every page is a function of a [`Guide`]: the release, indexed, seen from one conference's address. Nothing in it
//! depends on who reads, so that one rendering serves everybody until the next release.

mod agenda;
mod card;
mod change;
mod changes;
mod data;
mod feed;
mod group;
mod guide;
mod home;
mod import;
mod mine;
mod present;
mod score;
mod search;
mod session;
mod sheet;
mod speakers;

pub use agenda::{Asked, View, agenda_page};
pub use card::Star;
pub use changes::changes_page;
pub use feed::{FeedWords, ReleaseWords, agenda_name, feed_words};
pub use group::{room_page, track_page};
pub use guide::Guide;
pub use home::home_page;
pub(crate) use home::period_in_words;
pub use import::{Imported, import_page};
pub use mine::{Mine, mine_page, own_agenda, shared_page};
pub use present::present_page;
pub use search::{Found, search_page};
pub(crate) use search::{Sought, session_result, shown, speaker_result};
pub use session::session_page;
pub use sheet::sheet_of_places;
pub use speakers::{speaker_page, speakers_page};
