//! What groups plan, and their policies.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{
    group::{Occasion, TypedMilestone, TypedPolicy},
    id::MilestoneId,
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::group;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfGroup, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// A milestone of a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfMilestone {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which.
    pub milestone: Uuid,
}

/// Something a group plans.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Milestone)]
pub struct MilestoneBody {
    /// Which.
    id: Uuid,
    /// What is reached.
    title: String,
    /// The day by which.
    due: Option<NaiveDate>,
    /// `open`, `reached` or `dropped`.
    state: String,
    /// The day on which it was reached or given up.
    settled_on: Option<NaiveDate>,
}

/// A milestone, as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MilestoneDetails {
    /// What is reached.
    #[schema(max_length = 200)]
    title: String,
    /// The day by which.
    #[serde(default)]
    due: Option<NaiveDate>,
    /// `open`, `reached` or `dropped`; open where left out.
    #[serde(default)]
    state: String,
}

/// A policy of a group.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GroupPolicy)]
pub struct PolicyBody {
    /// Which.
    id: Uuid,
    /// `ipr`, `antitrust` or `conduct`.
    kind: String,
    /// What it is called.
    title: String,
    /// The whole text, in Markdown.
    text: String,
    /// The first day on which it holds.
    from: NaiveDate,
    /// Whether it holds today.
    in_force: bool,
}

/// A policy to be set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyToSet {
    /// `ipr`, `antitrust` or `conduct`.
    kind: String,
    /// What it is called.
    #[schema(max_length = 160)]
    title: String,
    /// The whole text, in Markdown.
    #[schema(max_length = 50000)]
    text: String,
    /// The first day on which it holds; today where left out, never a day that is over.
    #[serde(default)]
    from: Option<NaiveDate>,
}

/// What somebody is about to do who accepts policies.
#[derive(Debug, ToSchema)]
#[schema(as = Occasion, rename_all = "lowercase")]
pub enum OccasionWord {
    /// To become a member or an observer.
    Joining,
    /// To comment, perhaps without being a member.
    Commenting,
    /// To sign in to a meeting, perhaps without being a member.
    Attending,
}

/// Which policies are accepted, and on what occasion.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyAcceptance {
    /// On what occasion; who joins accepts them with the request to join.
    #[schema(value_type = OccasionWord)]
    occasion: Occasion,
    /// The policies that were read.
    policies: Vec<Uuid>,
}

/// The milestones of a group, open ones first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/milestones", tag = "group", params(OfGroup),
    responses((status = 200, description = "The milestones", body = Vec<MilestoneBody>))
)]
pub async fn list_milestones(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<MilestoneBody>>> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let lines = group::milestones(&caller.ctx, facts.id).await?;
    let line = |line: group::MilestoneLine| MilestoneBody {
        id: line.id.into(),
        title: line.title,
        due: line.due,
        state: line.state.to_string(),
        settled_on: line.settled_on,
    };
    Ok(Json(lines.into_iter().map(line).collect()))
}

/// Adds a milestone
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/milestones", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is planned", body = Made))
)]
pub async fn add_milestone(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<MilestoneDetails>,
) -> Answer<(StatusCode, Json<Made>)> {
    let facts = found(&caller, &of.group, Action::EditGroup).await?;
    let id = group::add_milestone(&caller.ctx, facts.id, &new.into()).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Changes a milestone
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/milestones/{milestone}", tag = "group",
    params(OfMilestone), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is changed"))
)]
pub async fn edit_milestone(
    caller: Caller,
    Path(of): Path<OfMilestone>,
    Json(new): Json<MilestoneDetails>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::EditGroup).await?;
    group::edit_milestone(&caller.ctx, facts.id, MilestoneId(of.milestone), &new.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The policies of a group with their versions, the latest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/policies", tag = "group", params(OfGroup),
    responses((status = 200, description = "The policies", body = Vec<PolicyBody>))
)]
pub async fn list_policies(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<PolicyBody>>> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let lines = group::policies(&caller.ctx, facts.id).await?;
    let line = |line: group::PolicyLine| PolicyBody {
        id: line.id.into(),
        kind: line.kind.to_string(),
        title: line.title,
        text: line.text,
        from: line.from,
        in_force: line.in_force,
    };
    Ok(Json(lines.into_iter().map(line).collect()))
}

/// Sets a policy, from a day on
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/policies", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is set", body = Made))
)]
pub async fn add_policy(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<PolicyToSet>,
) -> Answer<(StatusCode, Json<Made>)> {
    let facts = found(&caller, &of.group, Action::EditGroup).await?;
    let from = new.from.map(|day| day.to_string()).unwrap_or_default();
    let typed = TypedPolicy { kind: new.kind, title: new.title, text: new.text, from };
    let id = group::add_policy(&caller.ctx, facts.id, &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Accepts the policies that hold today, for whoever comments or attends without being a member
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/policies/acceptance", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are accepted"))
)]
pub async fn accept_policies(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(accepted): Json<PolicyAcceptance>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::JoinGroup).await?;
    let ids: Vec<String> = accepted.policies.iter().map(Uuid::to_string).collect();
    group::accept_policies(&caller.ctx, facts.id, accepted.occasion, &ids).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<MilestoneDetails> for TypedMilestone {
    fn from(new: MilestoneDetails) -> Self {
        Self { title: new.title, due: new.due.map(|day| day.to_string()).unwrap_or_default(), state: new.state }
    }
}
