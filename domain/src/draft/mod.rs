//! Drafts: what stands in a revision, how two of them differ, and how two people's changes come together.
//!
//! A revision is a text in Markdown. Its [`outline`] is read line by line and never nested, so that no text costs more
//! than its length.

pub mod change;
pub mod diff;
pub mod identity;
pub mod merge;
pub mod outline;
pub mod requirement;

pub use diff::Diff;
pub use merge::Merge;
pub use outline::{Outline, Section, TooLarge};
pub use requirement::{Mapping, Requirement};

/// Most bytes of a revision's text.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
