//! The record: events, what is to be carried out after a commit, and the jobs that do it.

pub mod changes;
pub mod event;
pub mod job;
pub mod outbox;

pub use changes::changes;
pub use event::{Entry, Subject};
