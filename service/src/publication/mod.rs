//! Standards: published under numbers that are never used again, with texts that never change.
//!
//! What is published is open to everybody, whoever may know of the group that wrote it. Every write locks the draft's row
//! first, then the series of numbers, so that of two publications the second sees what the first one did.

mod changes;
mod find;
mod publish_draft;
mod standards;
#[cfg(test)]
mod tests;

pub use self::{
    changes::{EditionChanges, changes},
    publish_draft::{Publishing, publish_draft, publishing},
    standards::{
        Other, StandardFacts, WantedStandards, standard, standard_of_draft, standard_text, standards,
        standards_of_group,
    },
};
