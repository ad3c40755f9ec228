//! Calls for papers, as everybody reads them and as organisers write them.

mod call;
mod calls;
mod codes;
mod form;
mod moment;
mod offers;
mod organise;
mod preview;
mod proposal;
mod proposal_form;
mod question;

pub use self::{
    call::call_page,
    calls::calls_page,
    codes::codes_page,
    form::{call_form_page, new_call_page},
    offers::{offer_page, offers_page},
    organise::organise_calls_page,
    preview::preview_page,
    proposal::{NewProposal, my_proposals_page, proposal_page, propose_page},
    question::{Draft, question_page, questions_page},
};
