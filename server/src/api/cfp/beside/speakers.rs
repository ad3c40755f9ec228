//! The speakers of the asker's proposals, and invitations to speak along.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{cfp::InvitationAnswer, policy::Action};
use serde::{Deserialize, Serialize};
use service::cfp::{self, OpenInvitation, SpeakerProfile, SpeakersDesk};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{super::proposals::OfProposal, OfSpeaker, WhichPerson, WhichProposal};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// Who speaks in a proposal, and who was invited to.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalSpeakers {
    /// Everybody who speaks, in order.
    speakers: Vec<ProposalSpeaker>,
    /// Every invitation, the first one first; for the main speaker alone.
    invitations: Vec<SpeakerInvitation>,
    /// Most speakers besides the main one.
    most_co_speakers: u32,
}

/// Somebody who speaks, from their one profile.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalSpeaker {
    /// Who.
    person: Uuid,
    /// Name as they write it.
    name: String,
    /// Pronouns; may be empty.
    pronouns: String,
    /// Something about themselves, in Markdown; may be empty.
    biography: String,
    /// Their links, in order.
    links: Vec<String>,
    /// Whether they answer for the proposal.
    is_main: bool,
    /// Whether they have an account.
    has_account: bool,
}

/// What became of an invitation.
#[derive(Debug, ToSchema)]
#[schema(as = SpeakerInvitationAnswer, rename_all = "lowercase")]
pub enum AnswerWord {
    /// It was taken.
    Accepted,
    /// It was refused.
    Declined,
    /// It was taken back.
    Withdrawn,
}

/// An invitation to speak along.
#[derive(Debug, Serialize, ToSchema)]
pub struct SpeakerInvitation {
    /// Which.
    id: Uuid,
    /// Where it went.
    address: String,
    /// Until when it counts.
    expires_at: DateTime<Utc>,
    /// What became of it; none while it waits or once it ran out.
    #[schema(value_type = Option<AnswerWord>)]
    answer: Option<InvitationAnswer>,
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSpeakerInvitation {
    /// Where the invitation goes.
    #[schema(example = "ada@example.org", max_length = 254)]
    address: String,
}

/// The order in which co-speakers are named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeakerOrder {
    /// Each of them once.
    #[schema(max_items = 50)]
    people: Vec<Uuid>,
}

/// An answer to an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationReply {
    /// The last part of the link.
    #[schema(max_length = 64)]
    token: String,
    /// Whether it is taken.
    accept: bool,
}

/// An invitation of a proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfInvitation {
    /// Which proposal.
    proposal: Uuid,
    /// Which invitation.
    invitation: Uuid,
}

/// Who speaks in one of the asker's proposals, and whom it invited
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/speakers", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The speakers", body = ProposalSpeakers))
)]
pub async fn list_my_speakers(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Json<ProposalSpeakers>> {
    Ok(Json(cfp::my_speakers(&caller.ctx, of.proposal.into()).await?.into()))
}

/// Invites somebody by mail to speak along; the main speaker does
#[utoipa::path(
    post, path = "/api/v1/me/proposals/{proposal}/speakers/invitations", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 201, description = "It is on its way", body = Made))
)]
pub async fn invite_speaker(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Json(new): Json<NewSpeakerInvitation>,
) -> Answer<Response> {
    let id = cfp::invite_speaker(&caller.ctx, of.proposal.into(), &new.address).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })).into_response())
}

/// Takes an invitation back that nobody answered yet
#[utoipa::path(
    delete, path = "/api/v1/me/proposals/{proposal}/speakers/invitations/{invitation}", tag = "cfp",
    params(OfInvitation), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It counts no more"))
)]
pub async fn withdraw_speaker_invitation(caller: Caller, Path(of): Path<OfInvitation>) -> Answer<StatusCode> {
    cfp::withdraw_speaker_invitation(&caller.ctx, of.proposal.into(), of.invitation.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names the co-speakers in this order
#[utoipa::path(
    put, path = "/api/v1/me/proposals/{proposal}/speakers/order", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The speakers", body = ProposalSpeakers))
)]
pub async fn arrange_speakers(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Json(order): Json<SpeakerOrder>,
) -> Answer<Json<ProposalSpeakers>> {
    caller.ctx.authorize_route(Action::Propose)?;
    let order: Vec<_> = order.people.into_iter().map(Into::into).collect();
    cfp::arrange_speakers(&caller.ctx, of.proposal.into(), &order).await?;
    list_my_speakers(caller, Path(of)).await
}

/// Hands a proposal over to one of its co-speakers
#[utoipa::path(
    put, path = "/api/v1/me/proposals/{proposal}/speakers/main", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The speakers", body = ProposalSpeakers))
)]
pub async fn hand_over_proposal(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Json(to): Json<WhichPerson>,
) -> Answer<Json<ProposalSpeakers>> {
    caller.ctx.authorize_route(Action::Propose)?;
    cfp::hand_over(&caller.ctx, of.proposal.into(), to.person.into()).await?;
    list_my_speakers(caller, Path(of)).await
}

/// Takes a co-speaker off one's proposal, or oneself
#[utoipa::path(
    delete, path = "/api/v1/me/proposals/{proposal}/speakers/{person}", tag = "cfp",
    params(OfSpeaker), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "They speak there no more"))
)]
pub async fn remove_speaker(caller: Caller, Path(of): Path<OfSpeaker>) -> Answer<StatusCode> {
    caller.ctx.authorize_route(Action::Propose)?;
    let (id, person) = of.ids();
    cfp::remove_speaker(&caller.ctx, id, person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an invitation to speak, or declines it
#[utoipa::path(
    post, path = "/api/v1/me/speaker-invitations", tag = "cfp",
    security(("token" = ["profile"]), ("signIn" = [])),
    responses(
        (status = 200, description = "The proposal, to whoever took it", body = WhichProposal),
        (status = 204, description = "It is declined"),
        (status = 404, description = "No invitation has this token", body = crate::api::problem::ProblemBody<'static>, content_type = "application/problem+json")
    )
)]
pub async fn answer_speaker_invitation(caller: Caller, Json(reply): Json<InvitationReply>) -> Answer<Response> {
    caller.ctx.authorize_route(Action::Propose)?;
    if reply.accept {
        let id = cfp::accept_speaker_invitation(&caller.ctx, &reply.token).await?;
        return Ok(Json(WhichProposal { proposal: id.into() }).into_response());
    }
    cfp::decline_speaker_invitation(&caller.ctx, &reply.token).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

impl From<SpeakersDesk> for ProposalSpeakers {
    fn from(desk: SpeakersDesk) -> Self {
        let invitation = |line: OpenInvitation| SpeakerInvitation {
            id: line.id.into(),
            address: line.address,
            expires_at: line.expires_at,
            answer: line.answer,
        };
        Self {
            speakers: desk.speakers.into_iter().map(ProposalSpeaker::from).collect(),
            invitations: desk.invitations.into_iter().map(invitation).collect(),
            most_co_speakers: desk.most,
        }
    }
}

impl From<SpeakerProfile> for ProposalSpeaker {
    fn from(profile: SpeakerProfile) -> Self {
        Self {
            person: profile.person.into(),
            name: profile.name,
            pronouns: profile.pronouns,
            biography: profile.biography,
            links: profile.links.into_iter().map(|link| link.url).collect(),
            is_main: profile.is_main,
            has_account: profile.has_account,
        }
    }
}
