//! Who sees what of a proposal and its reviews, through which channel.
//!
//! One function answers, [`Lens::shows`]: everything that reads proposals asks it, for what it shows as well as for what
//! it searches, sorts, counts or answers by. Its answers are held against a table that was written by hand
//! (`golden/visibility.txt`).

mod channel;
mod field;
mod reader;
mod rules;
#[cfg(test)]
mod tests;

pub use self::{
    channel::Channel,
    field::Field,
    reader::{Reader, Relation},
    rules::{Anonymity, Closed, Lens, Situation},
};
