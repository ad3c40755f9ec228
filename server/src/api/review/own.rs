//! A reviewer's own part: what they declare, know, wish and decline.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use domain::{id::DeclarationId, policy::Action};
use serde::{Deserialize, Serialize};
use service::{
    Error,
    review::{self, DeclarationLine, MyPart, TopicLine, TypedDeclaration},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{found, proposals::at};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::{OfCall, offers::OfOffer},
    extract::{Json, Path},
};

/// A declaration in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneDeclaration {
    /// Which.
    declaration: Uuid,
}

/// The caller's part in the review of a call.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnPart {
    /// Most reviews; null for who is no reviewer of it.
    load: Option<u32>,
    /// The call's subjects.
    topics: Vec<OwnTopic>,
    /// What they declared; it counts in every call.
    declarations: Vec<OwnDeclaration>,
}

/// A subject.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnTopic {
    /// Which.
    id: Uuid,
    /// What it is called.
    name: String,
    /// How well the caller knows it: `high`, `medium`, `low`; null where they have not said.
    interest: Option<String>,
}

/// Something declared.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnDeclaration {
    /// Which.
    id: Uuid,
    /// `person` or `organisation`.
    kind: String,
    /// What it is called.
    name: String,
    /// What ties.
    tie: String,
}

/// Something to be declared.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclarationToMake {
    /// `person` or `organisation`.
    kind: String,
    /// What it is called. Whether anybody here is called so is not told.
    #[schema(max_length = 200)]
    name: String,
    /// What ties: `collaborator`, `advisor`, `institution`, `personal`, `subject` or `administrative`.
    tie: String,
}

/// What was declared.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeDeclaration {
    /// Which.
    id: Uuid,
}

/// How well somebody knows the subjects of a call, in the place of what they said before.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterestsToSet {
    /// By subject: `high`, `medium` or `low`.
    topics: BTreeMap<Uuid, String>,
}

/// A wish to review something, or not to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BidToMake {
    /// `eager`, `willing` or `reluctant`; null takes it back.
    bid: Option<String>,
}

/// Why somebody does not review something.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineBody {
    /// For the chairs.
    #[schema(max_length = 2000)]
    reason: String,
}

/// The caller's part in the review of a call
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/review/me", tag = "review",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "It", body = OwnPart))
)]
pub async fn get_own_part(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<OwnPart>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeReview).await?;
    Ok(Json(review::my_part(&caller.ctx, &facts, call.id).await?.into()))
}

/// Says how well the caller knows the subjects of a call
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/review/me/interests", tag = "review",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Kept"))
)]
pub async fn set_interests(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(body): Json<InterestsToSet>,
) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::WriteReview).await?;
    let typed: Vec<_> = body.topics.into_iter().map(|(topic, interest)| (topic.to_string(), interest)).collect();
    review::set_interests(&caller.ctx, call.id, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Declares a person or an organisation that the caller is tied to, in every call
#[utoipa::path(
    post, path = "/api/v1/me/declarations", tag = "review",
    security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 201, description = "Kept", body = MadeDeclaration))
)]
pub async fn declare(
    caller: Caller,
    Json(body): Json<DeclarationToMake>,
) -> Answer<(StatusCode, Json<MadeDeclaration>)> {
    let typed = TypedDeclaration { kind: body.kind, name: body.name, tie: body.tie };
    let id = review::declare(&caller.ctx, &typed).await?;
    Ok((StatusCode::CREATED, Json(MadeDeclaration { id: id.into() })))
}

/// Takes a declaration back
#[utoipa::path(
    delete, path = "/api/v1/me/declarations/{declaration}", tag = "review",
    params(OneDeclaration), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn take_declaration_back(caller: Caller, Path(of): Path<OneDeclaration>) -> Answer<StatusCode> {
    review::take_declaration_back(&caller.ctx, DeclarationId::from(of.declaration)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Wishes to review a proposal, or not to
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/bid", tag = "review",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Kept"))
)]
pub async fn bid(caller: Caller, Path(of): Path<OfOffer>, Json(body): Json<BidToMake>) -> Answer<StatusCode> {
    let id = at(&caller, &of, Action::WriteReview).await?;
    let wish = body.bid.map(|bid| bid.parse().map_err(|_| Error::field("bid", "option", "Choose one of the options.")));
    review::bid(&caller.ctx, id, wish.transpose()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Declines to review what is assigned to the caller, with a reason
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/decline", tag = "review",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Declined"))
)]
pub async fn decline(caller: Caller, Path(of): Path<OfOffer>, Json(body): Json<DeclineBody>) -> Answer<StatusCode> {
    let id = at(&caller, &of, Action::WriteReview).await?;
    review::decline(&caller.ctx, id, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<MyPart> for OwnPart {
    fn from(part: MyPart) -> Self {
        let topic = |line: TopicLine| OwnTopic {
            id: line.id.into(),
            name: line.name,
            interest: line.interest.map(|interest| interest.to_string()),
        };
        let declaration = |line: DeclarationLine| OwnDeclaration {
            id: line.id.into(),
            kind: line.kind.to_string(),
            name: line.name,
            tie: line.tie.to_string(),
        };
        Self {
            load: part.most,
            topics: part.topics.into_iter().map(topic).collect(),
            declarations: part.declarations.into_iter().map(declaration).collect(),
        }
    }
}
