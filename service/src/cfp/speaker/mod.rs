//! Who speaks in a proposal: those who are invited and join, those whom organisers enter, and their order.

mod accept_speaker_invitation;
mod add_speaker;
mod arrange_speakers;
mod decline_speaker_invitation;
mod desk;
mod enter_proposal;
mod entered_proposal;
mod find;
mod hand_over;
mod invite_speaker;
pub(super) mod limits;
mod merged;
mod personal;
mod placeholder;
mod profiles;
mod remove_speaker;
mod send_claim_link;
mod waiting_invitation;
mod withdraw_speaker_invitation;

pub use self::{
    accept_speaker_invitation::accept_speaker_invitation,
    add_speaker::add_speaker,
    arrange_speakers::{arrange_speakers, move_speaker_up},
    decline_speaker_invitation::decline_speaker_invitation,
    desk::{OpenInvitation, SpeakersDesk, my_speakers},
    enter_proposal::{TypedSpeaker, enter_proposal},
    hand_over::hand_over,
    invite_speaker::invite_speaker,
    profiles::{SpeakerProfile, speaker_picture, speakers},
    remove_speaker::remove_speaker,
    send_claim_link::send_claim_link,
    waiting_invitation::{WaitingInvitation, speaker_invitation},
    withdraw_speaker_invitation::withdraw_speaker_invitation,
};
pub(crate) use self::{
    entered_proposal::entered_proposal,
    merged::{MovedPart, give_back, move_parts},
    personal::{blank_addresses, forget_addresses_of, is_awaited, leave_drafts},
};
pub(super) use self::{
    placeholder::{NewSpeaker, entered},
    profiles::profiles,
    send_claim_link::mail_claim,
};
