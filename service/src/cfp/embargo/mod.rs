//! Embargoes: until a moment a proposal is for its speakers and named persons alone.

mod find;
mod lift_embargo;
mod name_readers;
mod set_embargo;
mod terms;

pub(super) use self::set_embargo::copy;
pub use self::{
    lift_embargo::lift_embargo,
    name_readers::name_readers,
    set_embargo::set_embargo,
    terms::{EmbargoDesk, EmbargoFacts, Named, facts, my_embargo},
};
