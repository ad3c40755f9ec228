//! Who reviews for a call.

use axum::http::StatusCode;
use domain::{id::PersonId, policy::Action};
use serde::{Deserialize, Serialize};
use service::review::{self, Reviewers as ReviewersRead, TypedReviewerInvitation};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::found;
use crate::api::{
    Answer,
    caller::Caller,
    cfp::OfCall,
    extract::{Json, Path},
};

/// A reviewer of a call in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfReviewer {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    pub call: String,
    /// Who.
    pub person: Uuid,
}

/// The reviewers of a call, counted over the proposals whose reviewers the asker may know.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewerList {
    /// In the order in which they came.
    reviewers: Vec<Reviewer>,
}

/// A reviewer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reviewer {
    /// Who.
    person: Uuid,
    /// Their name.
    name: String,
    /// Most reviews.
    load: u32,
    /// How many proposals are theirs.
    assigned: u32,
    /// How many of those they have reviewed.
    done: u32,
    /// How many they declined.
    declined: usize,
}

/// How much somebody reviews.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewerLoad {
    /// Most reviews.
    #[schema(maximum = 1000)]
    load: u32,
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewerInvitation {
    /// Where the invitation goes.
    #[schema(max_length = 254)]
    address: String,
    /// Most reviews that are asked for.
    #[schema(maximum = 1000)]
    load: u32,
}

/// Who takes over.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Who.
    to: Uuid,
}

/// What went over.
#[derive(Debug, Serialize, ToSchema)]
pub struct HandedOver {
    /// How many proposals.
    proposals: usize,
}

/// The reviewers of a call
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/reviewers", tag = "review",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "They, and how far they are", body = ReviewerList))
)]
pub async fn list_reviewers(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<ReviewerList>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    Ok(Json(review::reviewers(&caller.ctx, &facts, call.id).await?.into()))
}

/// Invites somebody by mail to review for a call
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/reviewers", tag = "review",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "The mail is on its way"))
)]
pub async fn invite_reviewer(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(body): Json<ReviewerInvitation>,
) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    let typed = TypedReviewerInvitation { address: body.address, load: body.load.to_string() };
    review::invite_reviewer(&caller.ctx, call.id, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a reviewer of somebody of the team, or changes how much they review
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/reviewers/{person}", tag = "review",
    params(OfReviewer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn set_reviewer(
    caller: Caller,
    Path(of): Path<OfReviewer>,
    Json(body): Json<ReviewerLoad>,
) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    review::set_reviewer(&caller.ctx, call.id, PersonId(of.person), &body.load.to_string()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends somebody's reviewing for a call; what they wrote stays
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/reviewers/{person}", tag = "review",
    params(OfReviewer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn remove_reviewer(caller: Caller, Path(of): Path<OfReviewer>) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    review::remove_reviewer(&caller.ctx, call.id, PersonId(of.person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reminds everybody who has something left to review; nobody twice in two days
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/reviewers/reminders", tag = "review",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "The mails are on their way"))
)]
pub async fn remind_reviewers(caller: Caller, Path(of): Path<OfCall>) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    review::remind_reviewers(&caller.ctx, call.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives all that a reviewer has not begun to another, as far as that one may review it
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/reviewers/{person}/hand-over", tag = "review",
    params(OfReviewer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "How many went over", body = HandedOver))
)]
pub async fn hand_over(
    caller: Caller,
    Path(of): Path<OfReviewer>,
    Json(body): Json<HandOver>,
) -> Answer<Json<HandedOver>> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    let proposals = review::reassign(&caller.ctx, call.id, PersonId(of.person), PersonId(body.to)).await?;
    Ok(Json(HandedOver { proposals }))
}

impl From<ReviewersRead> for ReviewerList {
    fn from(read: ReviewersRead) -> Self {
        let line = |line: review::ReviewerLine| Reviewer {
            person: line.person.into(),
            name: line.name,
            load: line.most,
            assigned: line.assigned,
            done: line.done,
            declined: line.declined,
        };
        Self { reviewers: read.lines.into_iter().map(line).collect() }
    }
}
