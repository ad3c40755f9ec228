//! Review: who reads which proposal, what they see of it, and what becomes of their scores.

pub mod assign;
pub mod conflict;
pub mod desk;
pub mod figures;
pub mod next;
pub mod phase;
pub mod pseudonym;
pub mod redaction;
pub mod report;
pub mod score;
#[cfg(not(target_family = "wasm"))]
pub mod settings;
pub mod suggestion;
pub mod visibility;
pub mod waitlist;
