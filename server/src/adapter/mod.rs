//! What carries messages of the outbox out of the house, and what other programs do for it.

pub mod mail;
pub mod press;
