//! The rules of Plenary.
//!
//! Everything here is pure: no clock, no chance, no input or output. It compiles natively and to wasm, so that the
//! browser decides with the same code as the server. Folders carry the feature words that the other crates, the
//! addresses and the style sheets use too.

pub mod ballot;
pub mod cfp;
pub mod comment;
pub mod conference;
pub mod draft;
pub mod duty;
pub mod group;
pub mod id;
pub mod identity;
pub mod job;
pub mod language;
pub mod life;
#[cfg(not(target_family = "wasm"))]
pub mod meeting;
pub mod policy;
pub mod portal;
pub mod problem;
pub mod programme;
pub mod publication;
pub mod review;
pub mod slug;
pub mod team;
pub mod text;
pub mod words;
#[cfg(not(target_family = "wasm"))]
pub mod zone;

pub use problem::{FieldError, FieldErrors, Problem};

/// An instant in UTC, to the microsecond (what both databases keep).
pub type Instant = chrono::DateTime<chrono::Utc>;
