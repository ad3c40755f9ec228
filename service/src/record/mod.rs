//! The record: events, what is to be carried out after a commit, and the jobs that do it.

pub mod answer_once;
pub mod changes;
mod deliver_outbox;
mod discard_parked;
pub mod event;
pub mod job;
mod jobs;
pub mod outbox;
mod prune;
mod retry_parked;
pub mod runner;
pub mod seal;
mod upkeep;

pub use changes::changes;
pub use deliver_outbox::{Deliver, DeliverOutbox};
pub use discard_parked::discard_parked;
pub use event::{Entry, Subject, newest_event_at};
pub use jobs::{Counts, Job, Jobs, job_counts, jobs};
pub use prune::{KEPT_MAILS, PRUNE, prune};
pub use retry_parked::retry_parked;
pub use runner::{Handler, Pace, Registry, Runner};
pub use upkeep::upkeep;
