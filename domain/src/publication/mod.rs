//! Standards: drafts that were published under a number that is never used again.

pub mod erratum;
pub mod relation;
pub mod way;

pub use erratum::{Erratum, ErratumKind, ErratumMove, ErratumState, TypedErratum, TypedNote};
pub use relation::{Related, RelationKind, TypedPublication};
pub use way::{Way, way};

/// What a standard is cited as.
pub fn cited(number: i32) -> String {
    format!("STD-{number}")
}
