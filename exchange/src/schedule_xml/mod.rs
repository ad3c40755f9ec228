//! schedule.xml, in the dialects of frab, pentabarf and pretalx.

mod build;
mod element;
mod event;
mod read;
mod source;
mod write;

pub(crate) use read::read;
pub use write::write;
