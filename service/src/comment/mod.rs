//! Comments on drafts and the ledger of issues that answers them.
//!
//! Whoever may read a draft may read what was published about it and nobody else: every read here begins with the draft's
//! own facts. Every write locks the draft's row first.

mod duties;
mod find;

pub use self::duties::OpenDuty;
pub(crate) use self::duties::{open_duties, undisposed};
