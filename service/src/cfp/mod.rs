//! Calls for papers and what is offered to them.

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
mod library;
mod mark_duplicate;
mod move_proposal;
mod my_proposals;
mod offers;
mod personal;
mod proposals;
mod share;
mod show_call;
pub(crate) mod sight;
mod speaker;
mod submit_proposal;
mod withdraw_proposal;
mod wording;

pub use self::{
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
    library::{LibraryLine, my_library, propose_again},
    mark_duplicate::mark_duplicate,
    move_proposal::move_proposal,
    my_proposals::{OwnProposal, ProposalLine, my_proposal, my_proposals},
    proposals::{MoveLine, Offer, OfferLine, Offers, Wanted, proposal, proposals},
    share::{ShareDesk, ShareLine, SharedProposal, my_shares, revoke_share, share_proposal, shared},
    show_call::{hide_call, show_call},
    speaker::{
        OpenInvitation, SpeakerProfile, SpeakersDesk, TypedSpeaker, WaitingInvitation, accept_speaker_invitation,
        add_speaker, arrange_speakers, decline_speaker_invitation, enter_proposal, hand_over, invite_speaker,
        move_speaker_up, my_speakers, remove_speaker, send_claim_link, speaker_invitation, speaker_picture, speakers,
        withdraw_speaker_invitation,
    },
    submit_proposal::{LastWords, submit_proposal},
    withdraw_proposal::withdraw_proposal,
};
pub(crate) use self::{
    personal::proposals_of_person,
    speaker::{
        MovedPart, blank_addresses, entered_proposal, forget_addresses_of, give_back, is_awaited, leave_drafts,
        move_parts,
    },
};
