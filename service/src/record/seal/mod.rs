//! The hash chain over the event log: what was sealed cannot be changed, added or removed unseen.
//!
//! # What is hashed
//!
//! Every event carries two fingerprints, made when it is appended:
//!
//! - `personal_hash` = SHA-256 over `personal_salt` (16 random bytes) and who acted: `actor_id`, `actor_name`, `on_behalf_of`;
//! - `closed_hash` = SHA-256 over `closed_salt` (16 random bytes) and `data` in a canonical spelling (keys sorted, no
//!   blanks, whole numbers without a fraction), since databases may respell JSON.
//!
//! An event's **leaf** is SHA-256 over its open fields (`id`, `at` in microseconds, `actor_kind`, `verb`, `subject_kind`,
//! `subject_id`, `visibility`) and the two fingerprints. A **seal** covers a batch of a scope's events in the order of
//! their ids; its hash is SHA-256 over the previous seal's hash (32 zero bytes before the first), the scope, the seal's
//! number, its time, the count of events and their leaves. Each value is hashed with its length before it, and each kind
//! of hash starts with a word of its own, so that no two different records read the same.
//!
//! # What may go without breaking it
//!
//! Erasing personal fields or withholding `data` empties the fields **and their salt** and leaves the fingerprint
//! ([`erase_person`]). Without its salt the fingerprint tells nothing, not even to somebody who guesses the value. The
//! chain verifies as before, and says how many events were erased.
//!
//! # What is noticed
//!
//! [`verify_chain`] notices an event that was edited, added to a seal or removed from one, a seal that was edited, and a
//! seal missing before the last. That the *end* of a chain was cut off cannot be seen from within: note the head it reports and
//! compare. Events after the last seal are not covered yet; the job seals about once a minute. Where something is closed for good,
//! as a ballot is, its own transaction seals (`seal_now`), and the head goes out with the mails and feeds that tell of it:
//! [`find_head`] says whether a head that somebody noted is still there.

mod erase_person;
pub(crate) mod fingerprint;
mod heads;
mod seal_events;
mod verify_chain;

pub use self::{
    erase_person::erase_person,
    heads::{FoundHead, find_head},
    seal_events::{SEAL, seal_events},
    verify_chain::{Chain, chains, verify_chain},
};
pub(crate) use self::{
    heads::{SealedEvent, sealed_events},
    seal_events::seal_now,
};
