//! A conference's programme: importing, releasing, reading what was released.

mod content;
pub mod published;
pub mod releases;

pub use published::{Published, ReleaseFacts, Stamp, published, stamp};
