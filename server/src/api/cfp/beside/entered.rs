//! What organisers do beside proposals: entering them for others, their speakers, duplicates.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{id::PersonId, policy::Action};
use serde::{Deserialize, Serialize};
use service::cfp::{self, TypedSpeaker};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    super::{
        OfCall,
        offers::{OfOffer, found, found_offer},
        proposals::ProposalWords,
    },
    WhichPerson,
    speakers::ProposalSpeaker,
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// Somebody without an account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeakerToEnter {
    /// Their name.
    #[schema(max_length = 120)]
    name: String,
    /// Where they can be reached, for a link under which they make it their own.
    #[serde(default)]
    #[schema(max_length = 254)]
    address: String,
}

/// A proposal to be entered for somebody else.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalToEnter {
    /// Who speaks.
    speaker: SpeakerToEnter,
    /// What it says; all that the call needs.
    words: ProposalWords,
}

/// Who speaks in a proposal.
#[derive(Debug, Serialize, ToSchema)]
pub struct SpeakersOfProposal {
    /// Everybody, in order.
    speakers: Vec<ProposalSpeaker>,
}

/// Which proposal counts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Original {
    /// The one that this is a duplicate of; none takes the mark off.
    original: Option<Uuid>,
}

/// To which track.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackToMoveTo {
    /// One of the call's; null for none.
    track: Option<Uuid>,
}

/// A speaker of a proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfOfferedSpeaker {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    call: String,
    /// Which proposal.
    proposal: Uuid,
    /// Who.
    person: Uuid,
}

/// Enters a proposal for somebody else, handed in
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/entered-proposals", tag = "cfp",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "It is handed in", body = Made, headers(("Location" = String))))
)]
pub async fn enter_proposal(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(new): Json<ProposalToEnter>,
) -> Answer<Response> {
    let call = found(&caller, &of.conference, &of.call, Action::EnterProposals).await?.1.id;
    let id = cfp::enter_proposal(&caller.ctx, call, &new.words.typed(), &new.speaker.typed()).await?;
    let location = format!("/api/v1/conferences/{}/calls/{}/proposals/{id}", of.conference, of.call);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(Made { id: id.into() })).into_response())
}

/// Who speaks in a proposal, for its organisers
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/speakers", tag = "cfp",
    params(OfOffer), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The speakers", body = SpeakersOfProposal))
)]
pub async fn list_speakers_of(caller: Caller, Path(of): Path<OfOffer>) -> Answer<Json<SpeakersOfProposal>> {
    let id = found_offer(&caller, &of, Action::SeeProposals).await?;
    let speakers = cfp::speakers(&caller.ctx, id).await?;
    Ok(Json(SpeakersOfProposal { speakers: speakers.into_iter().map(ProposalSpeaker::from).collect() }))
}

/// Adds a speaker without an account
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/speakers", tag = "cfp",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "They speak there", body = Made))
)]
pub async fn add_speaker(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(speaker): Json<SpeakerToEnter>,
) -> Answer<Response> {
    let id = found_offer(&caller, &of, Action::EnterProposals).await?;
    let person = cfp::add_speaker(&caller.ctx, id, &speaker.typed()).await?;
    Ok((StatusCode::CREATED, Json(Made { id: person.into() })).into_response())
}

/// Makes one of the co-speakers the main speaker
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/speakers/main", tag = "cfp",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "They answer for it"))
)]
pub async fn make_main_speaker(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(to): Json<WhichPerson>,
) -> Answer<StatusCode> {
    let id = found_offer(&caller, &of, Action::EnterProposals).await?;
    cfp::hand_over(&caller.ctx, id, to.person.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a co-speaker off a proposal
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/speakers/{person}", tag = "cfp",
    params(OfOfferedSpeaker), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "They speak there no more"))
)]
pub async fn take_off_speaker(caller: Caller, Path(of): Path<OfOfferedSpeaker>) -> Answer<StatusCode> {
    let (of, person) = of.parts();
    let id = found_offer(&caller, &of, Action::EnterProposals).await?;
    cfp::remove_speaker(&caller.ctx, id, person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Mails the link under which a speaker without an account makes the proposal their own
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/speakers/{person}/claim-link",
    tag = "cfp", params(OfOfferedSpeaker), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is on its way"))
)]
pub async fn send_claim_link(caller: Caller, Path(of): Path<OfOfferedSpeaker>) -> Answer<StatusCode> {
    let (of, person) = of.parts();
    let id = found_offer(&caller, &of, Action::EnterProposals).await?;
    cfp::send_claim_link(&caller.ctx, id, person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Marks a proposal as a duplicate, or takes the mark off
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/duplicate-of", tag = "cfp",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is marked so"))
)]
pub async fn mark_duplicate(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(marked): Json<Original>,
) -> Answer<StatusCode> {
    let id = found_offer(&caller, &of, Action::EnterProposals).await?;
    cfp::mark_duplicate(&caller.ctx, id, marked.original.map(Into::into)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Moves a proposal to another track, as long as something is to be decided about it
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/track", tag = "cfp",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is there"))
)]
pub async fn move_to_track(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(to): Json<TrackToMoveTo>,
) -> Answer<StatusCode> {
    let id = found_offer(&caller, &of, Action::MoveProposals).await?;
    cfp::move_to_track(&caller.ctx, id, to.track.map(Into::into)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl SpeakerToEnter {
    fn typed(self) -> TypedSpeaker {
        TypedSpeaker { name: self.name, address: self.address }
    }
}

impl OfOfferedSpeaker {
    fn parts(self) -> (OfOffer, PersonId) {
        let of = OfOffer { conference: self.conference, call: self.call, proposal: self.proposal };
        (of, self.person.into())
    }
}
