//! What carries messages of the outbox out of the house.

pub mod mail;
