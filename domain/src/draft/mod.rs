//! Drafts: what stands in a revision, how two of them differ, and how two people's changes come together.
//!
//! A revision is a text in Markdown. Its [`outline`] is read line by line and never nested, so that no text costs more
//! than its length.

pub mod anchor;
pub mod audience;
pub mod change;
pub mod details;
pub mod diff;
pub mod front;
pub mod history;
pub mod identity;
pub mod language;
pub mod merge;
pub mod name;
pub mod numbering;
pub mod outline;
pub mod references;
pub mod requirement;
pub mod revision;
pub mod save;
pub mod text;
pub mod unified;

pub use audience::{Audience, Named, Part, Readers};
pub use details::{DraftDetails, TypedDraft};
pub use diff::Diff;
pub use merge::Merge;
pub use name::cited;
pub use numbering::{Misnumbered, NumberFault, misnumbered};
pub use outline::{Outline, Section, TooLarge};
pub use references::References;
pub use requirement::{Mapping, Requirement};
pub use revision::{RevisionDetails, TypedRevision};
pub use text::content_hash;

/// Most bytes of a revision's text.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
