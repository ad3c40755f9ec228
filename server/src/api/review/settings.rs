//! How a call is reviewed.

use axum::response::{IntoResponse, Response};
use domain::{
    policy::Action,
    review::settings::{TypedCategory, TypedPhase, TypedReview},
};
use serde::{Deserialize, Serialize};
use service::review::{self, review_settings};
use utoipa::ToSchema;
use uuid::Uuid;

use super::found;
use crate::api::{
    Answer,
    caller::Caller,
    cfp::OfCall,
    conditional::{IfMatch, Tagged},
    extract::{Json, Path},
};

/// How the proposals of a call are reviewed. Times are those of the conference's clock, or carry their own offset.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Review {
    /// Whether reviewers read who speaks: `open`, `anonymous` or `until-reviewed`.
    #[schema(max_length = 20)]
    anonymity: String,
    /// How a proposal's score comes of its reviews': `mean` or `median`.
    #[schema(max_length = 10)]
    summary: String,
    /// Reviews for each proposal, 1 to 14.
    #[schema(max_length = 10)]
    wanted: String,
    /// What reviewers are told, in Markdown.
    #[schema(max_length = 10000)]
    guidance: String,
    /// When what is allowed; at most one is on at any moment.
    #[schema(max_items = 12)]
    phases: Vec<ReviewPhase>,
    /// What is scored.
    #[schema(max_items = 50)]
    categories: Vec<ReviewCategory>,
    /// Subjects, one a line.
    #[schema(max_length = 20000)]
    topics: String,
    /// Who decides wherever a chair is bound by a conflict of interest: one of the chairs.
    deputy: Option<Uuid>,
}

/// A phase of a review.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that a phase allows or not")]
pub struct ReviewPhase {
    /// What it is called.
    #[schema(max_length = 100)]
    name: String,
    /// The first moment.
    #[schema(max_length = 40)]
    from: String,
    /// The last moment, which counts.
    #[schema(max_length = 40)]
    until: String,
    /// Reviewers say what they would like to review.
    bidding: bool,
    /// Reviewers write reviews.
    reviewing: bool,
    /// Those who read each other discuss.
    discussing: bool,
    /// Speakers edit what they handed in.
    speakers_edit: bool,
    /// When reviewers read each other: `always`, `after-own` or `never`.
    #[schema(max_length = 20)]
    others: String,
    /// Whether by name.
    reviewer_names: bool,
    /// Which proposals they read: `all` or `assigned`.
    #[schema(max_length = 20)]
    reach: String,
}

/// Something that is scored.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReviewCategory {
    /// Which; null for a new one.
    id: Option<Uuid>,
    /// What it is called.
    #[schema(max_length = 100)]
    name: String,
    /// How much it counts, such as `1` or `0.5`; with `0` it stands alone.
    #[schema(max_length = 10)]
    weight: String,
    /// The least score.
    #[schema(max_length = 10)]
    least: String,
    /// The greatest score.
    #[schema(max_length = 10)]
    greatest: String,
    /// Only for these tracks; none are all.
    #[schema(max_items = 500)]
    tracks: Vec<Uuid>,
}

/// How a call is reviewed
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/review", tag = "review",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "What is set", body = Review))
)]
pub async fn get_review(caller: Caller, Path(of): Path<OfCall>) -> Answer<Response> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let settings = review_settings(&caller.ctx, &facts, call.id).await?;
    let body = Review { deputy: settings.deputy.map(Into::into), ..settings.typed.into() };
    Ok(Tagged(body, settings.version).into_response())
}

/// Sets how a call is reviewed
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/review", tag = "review",
    params(OfCall, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = Review))
)]
pub async fn set_review(
    caller: Caller,
    Path(of): Path<OfCall>,
    made_from: IfMatch,
    Json(body): Json<Review>,
) -> Answer<Response> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    let deputy = body.deputy.map(|id| id.to_string()).unwrap_or_default();
    let set = review::set_review(&caller.ctx, call.id, &body.into(), &deputy, made_from.version()).await;
    set.map_err(IfMatch::refused)?;
    let settings = review_settings(&caller.ctx, &facts, call.id).await?;
    let body = Review { deputy: settings.deputy.map(Into::into), ..settings.typed.into() };
    Ok(Tagged(body, settings.version).into_response())
}

impl From<TypedReview> for Review {
    fn from(typed: TypedReview) -> Self {
        Self {
            anonymity: typed.anonymity,
            summary: typed.summary,
            wanted: typed.wanted,
            guidance: typed.guidance,
            phases: typed.phases.into_iter().map(ReviewPhase::from).collect(),
            categories: typed.categories.into_iter().map(ReviewCategory::from).collect(),
            topics: typed.topics,
            deputy: None,
        }
    }
}

impl From<Review> for TypedReview {
    fn from(body: Review) -> Self {
        Self {
            anonymity: body.anonymity,
            summary: body.summary,
            wanted: body.wanted,
            guidance: body.guidance,
            phases: body.phases.into_iter().map(TypedPhase::from).collect(),
            categories: body.categories.into_iter().map(TypedCategory::from).collect(),
            topics: body.topics,
        }
    }
}

impl From<TypedPhase> for ReviewPhase {
    fn from(typed: TypedPhase) -> Self {
        let TypedPhase {
            name,
            from,
            until,
            bidding,
            reviewing,
            discussing,
            speakers_edit,
            others,
            reviewer_names,
            reach,
        } = typed;
        Self { name, from, until, bidding, reviewing, discussing, speakers_edit, others, reviewer_names, reach }
    }
}

impl From<ReviewPhase> for TypedPhase {
    fn from(body: ReviewPhase) -> Self {
        let ReviewPhase {
            name,
            from,
            until,
            bidding,
            reviewing,
            discussing,
            speakers_edit,
            others,
            reviewer_names,
            reach,
        } = body;
        Self { name, from, until, bidding, reviewing, discussing, speakers_edit, others, reviewer_names, reach }
    }
}

impl From<TypedCategory> for ReviewCategory {
    fn from(typed: TypedCategory) -> Self {
        Self {
            id: typed.id.parse().ok(),
            name: typed.name,
            weight: typed.weight,
            least: typed.least,
            greatest: typed.greatest,
            tracks: typed.tracks.iter().filter_map(|id| id.parse().ok()).collect(),
        }
    }
}

impl From<ReviewCategory> for TypedCategory {
    fn from(body: ReviewCategory) -> Self {
        Self {
            id: body.id.map(|id| id.to_string()).unwrap_or_default(),
            name: body.name,
            weight: body.weight,
            least: body.least,
            greatest: body.greatest,
            tracks: body.tracks.iter().map(ToString::to_string).collect(),
        }
    }
}
