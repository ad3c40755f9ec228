//! Calls for papers and what is offered to them.

mod calls;
mod close_call;
mod create_call;
mod discard_draft;
mod draft_proposal;
mod edit_call;
mod edit_proposal;
pub(crate) mod find;
mod move_proposal;
mod my_proposals;
mod offers;
mod personal;
mod proposals;
mod show_call;
mod submit_proposal;
mod withdraw_proposal;
mod wording;

pub use self::{
    calls::{CallFacts, Conditions, OfferedTrack, OfferedType, call, calls},
    close_call::close_call,
    create_call::{NewCall, create_call},
    discard_draft::discard_draft,
    draft_proposal::draft_proposal,
    edit_call::edit_call,
    edit_proposal::edit_proposal,
    move_proposal::move_proposal,
    my_proposals::{OwnProposal, ProposalLine, my_proposal, my_proposals},
    proposals::{MoveLine, Offer, OfferLine, Offers, Wanted, proposal, proposals},
    show_call::{hide_call, show_call},
    submit_proposal::{LastWords, submit_proposal},
    withdraw_proposal::withdraw_proposal,
};
pub(crate) use self::{
    offers::call_ends,
    personal::{forget_drafts, proposals_of_person},
};
