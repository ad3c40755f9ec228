//! schedule.json, version 1.

mod event;
mod json;
mod read;
mod write;

pub(crate) use read::read;
pub use write::write;
