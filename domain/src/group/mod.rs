//! Working groups: who may vote in them.

pub mod standing;
