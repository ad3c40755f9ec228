//! Calls for papers and what is offered to them.

mod access;
mod attachment;
mod beside;
mod calls;
mod close_call;
mod create_call;
mod discard_draft;
mod draft_proposal;
mod edit_call;
mod edit_proposal;
mod embargo;
pub(crate) mod find;
#[cfg(test)]
mod leaks;
mod library;
mod mark_duplicate;
mod move_proposal;
mod move_to_track;
mod my_proposals;
mod offers;
mod personal;
mod preview;
mod proposals;
pub(crate) mod question;
#[cfg(test)]
mod races;
mod released_talks;
mod share;
mod show_call;
mod shown;
pub(crate) mod sight;
mod speaker;
mod submit_proposal;
mod table;
mod withdraw_proposal;
mod wording;

pub use self::{
    access::{CodeLine, OpenedCall, access_codes, make_code, opened_call, revoke_code},
    attachment::{
        AttachmentDesk, AttachmentLine, OpenedFile, SentFile, TypedLink, add_link, attach_file, may_attach,
        my_attachments, open_attachment, remove_attachment,
    },
    beside::{OfferBeside, Twin},
    calls::{CallFacts, Conditions, OfferedTrack, OfferedType, call, calls},
    close_call::close_call,
    create_call::{NewCall, create_call},
    discard_draft::discard_draft,
    draft_proposal::draft_proposal,
    edit_call::edit_call,
    edit_proposal::edit_proposal,
    embargo::{EmbargoDesk, EmbargoFacts, Named, lift_embargo, my_embargo, name_readers, set_embargo},
    library::{LibraryLine, Told, my_library, propose_again},
    mark_duplicate::mark_duplicate,
    move_proposal::move_proposal,
    move_to_track::move_to_track,
    my_proposals::{OwnProposal, ProposalLine, my_proposal, my_proposals},
    preview::{Preview, preview, preview_offered},
    proposals::{MoveLine, Offer, OfferLine, Offers, Wanted, proposal, proposals},
    question::{
        AnswerLine, AnswerSheet, Asked, FILE_BYTES_MOST, FileAnswer, SpeakerAnswers, add_question, answer_file,
        answer_sheet, answer_with_file, edit_question, my_answers, offered_answer_file, place_question, questions,
        remove_answer_file, remove_question,
    },
    share::{ShareDesk, ShareLine, SharedProposal, my_shares, revoke_share, share_proposal, shared},
    show_call::{hide_call, show_call},
    shown::{OpenCall, ShownCall},
    speaker::{
        OpenInvitation, SpeakerProfile, SpeakersDesk, TypedSpeaker, WaitingInvitation, accept_speaker_invitation,
        add_speaker, arrange_speakers, decline_speaker_invitation, enter_proposal, hand_over, invite_speaker,
        move_speaker_up, my_speakers, remove_speaker, send_claim_link, speaker_invitation, speaker_picture, speakers,
        withdraw_speaker_invitation,
    },
    submit_proposal::{LastWords, submit_proposal},
    table::{Fate, Imported, ReadTable, TABLE_BYTES_MOST, TableLine, import_table, proposals_table, read_table},
    withdraw_proposal::withdraw_proposal,
};
pub(crate) use self::{
    attachment::{lines as attachments, sniff},
    offers::call_ends,
    personal::{answers_of_person, proposals_of_person},
    shown::{calls_shown, open_calls},
    speaker::{
        MovedPart, blank_addresses, entered_proposal, forget_addresses_of, give_back, is_awaited, leave_drafts,
        move_parts,
    },
};
