//! Calls for papers and what is offered to them.

mod calls;
mod close_call;
mod create_call;
mod edit_call;
pub(crate) mod find;
mod offers;
mod show_call;

pub use self::{
    calls::{CallFacts, Conditions, OfferedTrack, OfferedType, call, calls},
    close_call::close_call,
    create_call::{NewCall, create_call},
    edit_call::edit_call,
    show_call::{hide_call, show_call},
};
