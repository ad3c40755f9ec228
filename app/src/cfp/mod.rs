//! Calls for papers, as everybody reads them and as organisers write them.

mod call;
mod calls;
mod form;
mod moment;
mod offers;
mod organise;
mod proposal;

pub(crate) use self::proposal::state_badge;
pub use self::{
    call::call_page,
    calls::calls_page,
    form::{call_form_page, new_call_page},
    offers::{offer_page, offers_page},
    organise::organise_calls_page,
    proposal::{my_proposals_page, proposal_page, propose_page},
};
