//! Calls for papers and what is offered to them.

mod access;
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
mod preview;
mod proposals;
mod question;
mod show_call;
mod shown;
mod submit_proposal;
mod withdraw_proposal;
mod wording;

pub use self::{
    access::{CodeLine, OpenedCall, access_codes, make_code, opened_call, revoke_code},
    calls::{CallFacts, Conditions, OfferedTrack, OfferedType, call, calls},
    close_call::close_call,
    create_call::{NewCall, create_call},
    discard_draft::discard_draft,
    draft_proposal::draft_proposal,
    edit_call::edit_call,
    edit_proposal::edit_proposal,
    move_proposal::move_proposal,
    my_proposals::{OwnProposal, ProposalLine, my_proposal, my_proposals},
    preview::{preview, preview_offered},
    proposals::{MoveLine, Offer, OfferLine, Offers, Wanted, proposal, proposals},
    question::{
        AnswerLine, AnswerSheet, Asked, FILE_BYTES_MOST, FileAnswer, SpeakerAnswers, add_question, answer_file,
        answer_sheet, answer_with_file, edit_question, my_answers, offered_answer_file, place_question, questions,
        remove_answer_file, remove_question,
    },
    show_call::{hide_call, show_call},
    shown::{OpenCall, ShownCall},
    submit_proposal::{LastWords, submit_proposal},
    withdraw_proposal::withdraw_proposal,
};
pub(crate) use self::{
    personal::{answers_of_person, forget_drafts, proposals_of_person},
    shown::{calls_shown, open_calls},
};
