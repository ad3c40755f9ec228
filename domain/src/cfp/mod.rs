//! Calls for papers and what is offered to them: when a call takes proposals, what it asks, which ways a proposal can
//! go, and what its speakers are told of that.

mod acceptance;
mod access_code;
mod answer;
mod call;
mod confirmation;
#[cfg(not(target_family = "wasm"))]
mod details;
mod duplicate;
mod embargo;
mod invitation;
pub mod letter;
mod moves;
mod plan;
mod proposal;
mod question;
mod speakers;
mod state;
pub mod volunteered;
mod wording;

#[cfg(not(target_family = "wasm"))]
pub use self::details::{CallDetails, CallStanding, TypedCallDetails, TypedTrackOffer, TypedTypeOffer};
pub use self::{
    acceptance::{ANSWERED_WITHIN, Needs, REMINDED_BEFORE, ReplyDetails, TypedReply, needs_forgotten_on},
    access_code::AccessCode,
    answer::{Answer, Answers, Asking, TypedAnswers, check_answers},
    call::{Call, Deadline, Offer, TypedCall},
    confirmation::{Confirmation, Reply, Speaker, SpeakerRole},
    duplicate::check_duplicate,
    embargo::{Embargo, StandIn},
    invitation::{INVITATION_LASTS, INVITATIONS_EVER, Invitation, may_invite},
    moves::{By, Decision, Move, MoveRefused, Standing},
    plan::{Plan, TypedPlan, check_quota},
    proposal::{ProposalDetails, TypedProposal},
    question::{Bounds, Choice, Kind, Need, Question, Target, check_questions},
    speakers::{Holding, check_most},
    state::{Editing, State},
    wording::{Length, Unit},
};
