//! The workflows of bodies, each as a table with its source.

pub mod ietf;
pub mod iso;
pub mod oasis;
pub mod simple;
pub mod w3c;
