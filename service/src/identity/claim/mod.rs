//! Claiming what the record holds of oneself without an account, and merging persons who are one.
//!
//! The person who was merged stays in the record, pointing at the other one, so that their id keeps resolving; what they
//! spoke in moves, so that nobody counts twice. What moved is kept, so that it can be undone.

mod claim_person;
mod find;
mod merge;
mod merge_persons;
mod undo_merge;
mod waiting_claim;

pub(crate) use self::find::{claims_since, merged_into};
pub use self::{
    claim_person::claim_person,
    merge_persons::merge_persons,
    undo_merge::undo_merge,
    waiting_claim::{WaitingClaim, waiting_claim},
};
