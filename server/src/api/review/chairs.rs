//! What chairs do with the proposals under review: conflicts of interest, redacted copies, texts for speakers.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    id::{PersonId, ReviewId},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::{
    Error,
    review::{self, ConflictLine, TypedCopy},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{found, proposals::at};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::{OfCall, offers::OfOffer},
    conditional::{IfMatch, Tagged},
    extract::{Json, Path},
};

/// A member of the committee and a proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfConflict {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    call: String,
    /// The proposal.
    proposal: Uuid,
    /// Who.
    person: Uuid,
}

/// A review of a proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneReviewOf {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    call: String,
    /// The proposal.
    proposal: Uuid,
    /// The review.
    review: Uuid,
}

/// Conflicts of interest of a call, over the proposals with which the caller has none.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConflictList {
    /// Those there are.
    known: Vec<ConflictBody>,
    /// Those that nobody declared and the record suggests.
    suggested: Vec<ConflictBody>,
}

/// A conflict of interest.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConflictBody {
    /// Whose.
    person: Uuid,
    /// Their name.
    name: String,
    /// With which proposal.
    proposal: Uuid,
    /// What it is called.
    title: String,
    /// What ties.
    tie: String,
    /// Whether a chair set it.
    is_pinned: bool,
}

/// A conflict of interest to be set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictToSet {
    /// What ties: `collaborator`, `advisor`, `institution`, `personal`, `subject` or `administrative`.
    tie: String,
}

/// A copy of a proposal that reviewers read in its place.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RedactedCopy {
    /// Instead of the title; null where the original is read. A blank copy shows blank.
    title: Option<String>,
    /// Instead of the brief text.
    summary: Option<String>,
    /// Instead of the long text.
    description: Option<String>,
    /// The call's subjects that it is about.
    topics: Vec<Uuid>,
    /// Whose products it is about.
    targets: Vec<String>,
}

/// A text that may be sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextRead {
    /// Exactly the text that was read. If it was changed meanwhile, it is read again.
    text: String,
}

/// The conflicts of interest of a call, and those that the record suggests
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/review/conflicts", tag = "review",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "They", body = ConflictList))
)]
pub async fn list_conflicts(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<ConflictList>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    let board = review::conflict_board(&caller.ctx, &facts, call.id).await?;
    let body = |lines: Vec<ConflictLine>| lines.into_iter().map(ConflictBody::from).collect();
    Ok(Json(ConflictList { known: body(board.known), suggested: body(board.suggested) }))
}

/// Sets a conflict of interest of somebody of the committee
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/conflicts/{person}",
    tag = "review", params(OfConflict), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Set"))
)]
pub async fn pin_conflict(
    caller: Caller,
    Path(of): Path<OfConflict>,
    Json(body): Json<ConflictToSet>,
) -> Answer<StatusCode> {
    let tie = body.tie.parse().map_err(|_| Error::field("tie", "option", "Choose one of the options."));
    let (offer, person) = of.parts();
    let id = at(&caller, &offer, Action::ManageReview).await?;
    review::pin_conflict(&caller.ctx, id, person, Some(tie?)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a conflict of interest off that was set
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/conflicts/{person}",
    tag = "review", params(OfConflict), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Taken off"))
)]
pub async fn unpin_conflict(caller: Caller, Path(of): Path<OfConflict>) -> Answer<StatusCode> {
    let (offer, person) = of.parts();
    let id = at(&caller, &offer, Action::ManageReview).await?;
    review::pin_conflict(&caller.ctx, id, person, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The copy of a proposal that reviewers read where names are hidden
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/copy", tag = "review",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The copy; empty where none was prepared", body = RedactedCopy))
)]
pub async fn get_copy(caller: Caller, Path(of): Path<OfOffer>) -> Answer<Response> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    let sheet = review::sheet(&caller.ctx, &facts, call.id, of.proposal.into()).await?;
    let part = sheet.chairs.ok_or_else(Error::denied)?;
    let [title, summary, description] = part.copy.copies;
    let topics = part.topics.iter().filter(|(.., is_about)| *is_about).map(|(id, ..)| (*id).into()).collect();
    let targets = part.copy.targets.lines().map(str::to_owned).collect();
    let body = RedactedCopy { title, summary, description, topics, targets };
    Ok(match part.copy.version {
        Some(version) => Tagged(body, version).into_response(),
        None => Json(body).into_response(),
    })
}

/// Prepares the copy of a proposal that reviewers read where names are hidden, and says what it is about
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/copy", tag = "review",
    params(OfOffer, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Kept"))
)]
pub async fn prepare_copy(
    caller: Caller,
    Path(of): Path<OfOffer>,
    made_from: IfMatch,
    Json(body): Json<RedactedCopy>,
) -> Answer<StatusCode> {
    let id = at(&caller, &of, Action::ManageReview).await?;
    let typed = TypedCopy {
        title: body.title,
        summary: body.summary,
        description: body.description,
        topics: body.topics.iter().map(Uuid::to_string).collect(),
        targets: body.targets.join("\n"),
    };
    review::prepare_copy(&caller.ctx, id, &typed, made_from.version()).await.map_err(IfMatch::refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that a chair has read a review's text for the speakers, so that it may be sent
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/reviews/{review}/approval",
    tag = "review", params(OneReviewOf), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It may be sent"))
)]
pub async fn approve_text(
    caller: Caller,
    Path(of): Path<OneReviewOf>,
    Json(body): Json<TextRead>,
) -> Answer<StatusCode> {
    let offer = OfOffer { conference: of.conference, call: of.call, proposal: of.proposal };
    let id = at(&caller, &offer, Action::ManageReview).await?;
    review::approve_text(&caller.ctx, id, ReviewId::from(of.review), &body.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl OfConflict {
    fn parts(self) -> (OfOffer, PersonId) {
        (OfOffer { conference: self.conference, call: self.call, proposal: self.proposal }, PersonId(self.person))
    }
}

impl From<ConflictLine> for ConflictBody {
    fn from(line: ConflictLine) -> Self {
        Self {
            person: line.person.into(),
            name: line.name,
            proposal: line.proposal.into(),
            title: line.title,
            tie: line.tie.to_string(),
            is_pinned: line.is_pinned,
        }
    }
}
