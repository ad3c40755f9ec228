//! What stands beside a proposal's words: speakers, files, shared links, embargoes, duplicates.

pub mod claims;
pub mod embargo;
pub mod entered;
pub mod files;
pub mod library;
pub mod share;
pub mod speakers;

use axum::extract::DefaultBodyLimit;
use domain::{
    cfp::FILE_BYTES_MOST,
    id::{PersonId, ProposalId},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};
use uuid::Uuid;

use crate::site::Site;

/// The operations beside proposals.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(speakers::list_my_speakers))
        .routes(routes!(speakers::invite_speaker))
        .routes(routes!(speakers::withdraw_speaker_invitation))
        .routes(routes!(speakers::arrange_speakers))
        .routes(routes!(speakers::hand_over_proposal))
        .routes(routes!(speakers::remove_speaker))
        .routes(routes!(speakers::answer_speaker_invitation))
        .routes(routes!(files::list_attachments))
        .routes(routes!(files::add_link))
        .routes(routes!(files::attach_file).layer(DefaultBodyLimit::max(FILE_BYTES_MOST + 1)))
        .routes(routes!(files::remove_attachment))
        .routes(routes!(files::get_file))
        .routes(routes!(share::list_share_links, share::share_proposal))
        .routes(routes!(share::revoke_share_link))
        .routes(routes!(embargo::get_my_embargo, embargo::set_embargo, embargo::lift_my_embargo))
        .routes(routes!(embargo::name_readers))
        .routes(routes!(embargo::lift_embargo))
        .routes(routes!(entered::enter_proposal))
        .routes(routes!(entered::list_speakers_of, entered::add_speaker))
        .routes(routes!(entered::make_main_speaker))
        .routes(routes!(entered::take_off_speaker))
        .routes(routes!(entered::send_claim_link))
        .routes(routes!(entered::mark_duplicate))
        .routes(routes!(entered::move_to_track))
        .routes(routes!(library::list_library))
        .routes(routes!(library::propose_again))
        .routes(routes!(claims::claim_person))
}

/// A person beside one of the asker's proposals in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfSpeaker {
    /// Which proposal.
    proposal: Uuid,
    /// Who.
    person: Uuid,
}

impl OfSpeaker {
    fn ids(&self) -> (ProposalId, PersonId) {
        (self.proposal.into(), self.person.into())
    }
}

/// Who is meant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichPerson {
    /// Their id.
    person: Uuid,
}

/// The secret of a mailed link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// The last part of the link.
    #[schema(max_length = 64)]
    token: String,
}

/// The proposal that something was about.
#[derive(Debug, Serialize, ToSchema)]
pub struct WhichProposal {
    /// Its id.
    proposal: Uuid,
}
