//! Ecosystems: conferences, groups and a library under one roof.

mod details;
mod theme;

pub use self::{
    details::{EcosystemDetails, TypedEcosystem},
    theme::Theme,
};
