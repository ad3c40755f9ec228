//! Calls for papers, as everybody reads them and as organisers write them.

mod beside;
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

pub(crate) use self::{
    beside::attachment,
    proposal::state_badge,
    question::{Asking, answer_fields, offered_answers, review_answers},
};
pub use self::{
    beside::{
        SeenTable, again_page, claim_page, declined_page, embargo_page, enter_proposal_page, files_page, shared_page,
        sharing_page, speaker_invitation_page, speakers_page, table_page,
    },
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
