//! Calls for papers and what is offered to them: when a call takes proposals, what it asks, which ways a proposal can
//! go, and what its speakers are told of that.

mod acceptance;
mod access_code;
mod answer;
mod attachment;
mod call;
#[cfg(not(target_family = "wasm"))]
mod cells;
#[cfg(not(target_family = "wasm"))]
mod columns;
mod confirmation;
#[cfg(not(target_family = "wasm"))]
mod details;
mod duplicate;
mod embargo;
#[cfg(not(target_family = "wasm"))]
mod embargo_form;
mod invitation;
pub mod letter;
mod lineup;
mod moves;
mod plan;
mod proposal;
mod question;
mod speakers;
mod state;
#[cfg(not(target_family = "wasm"))]
mod typed_code;
#[cfg(not(target_family = "wasm"))]
mod typed_question;
pub mod volunteered;
mod wording;

#[cfg(not(target_family = "wasm"))]
pub(crate) use self::details::moment;
pub use self::{
    acceptance::{ANSWERED_WITHIN, Needs, REMINDED_BEFORE, ReplyDetails, TypedReply, needs_forgotten_on},
    access_code::AccessCode,
    answer::{Answer, Answers, Asking, TypedAnswers, check_answers, field_of},
    attachment::{
        ATTACHMENTS_MOST, BYTES_OF_A_PERSON_MOST, FILE_BYTES_MOST, FileType, check_link, check_room, file_name,
    },
    call::{Admission, Call, Deadline, Offer, TypedCall},
    confirmation::{Confirmation, Reply, Speaker, SpeakerRole},
    duplicate::check_duplicate,
    embargo::{Embargo, StandIn, Vendor},
    invitation::{
        INVITATION_LASTS, INVITATIONS_A_DAY, INVITATIONS_EVER, Invitation, InvitationAnswer, may_change_speakers,
        may_invite,
    },
    lineup::Lineup,
    moves::{By, Decision, Move, MoveRefused, Standing},
    plan::{Plan, TypedPlan, check_quota},
    proposal::{ProposalDetails, TypedProposal},
    question::{Bounds, Choice, Kind, Need, Question, Target, check_questions},
    speakers::{Holding, check_most},
    state::{Editing, State},
    wording::{Length, Unit},
};
#[cfg(not(target_family = "wasm"))]
pub use self::{
    cells::{NamedSpeaker, speakers_cell, speakers_in_cell, typed_cell},
    columns::{Column, Columns, question_columns},
    details::{CallDetails, CallStanding, TypedCallDetails, TypedTrackOffer, TypedTypeOffer, typed_moment},
    embargo_form::{EmbargoTerms, TypedEmbargo},
    typed_code::{CODE_USES_MOST, TypedAccessCode},
    typed_question::{NeedWord, TypedQuestion},
};
