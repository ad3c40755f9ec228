//! Joining groups, by request and by invitation, and leaving them.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::{
    id::{InvitationId, JoinRequestId},
    policy::{Action, Scope},
};
use serde::{Deserialize, Serialize};
use service::{
    group::{self, Joined, TypedJoin},
    team::{self, TypedInvitation},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfGroup, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// A request to join in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfRequest {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which.
    pub request: Uuid,
}

/// An invitation into a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfInvitation {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which.
    pub invitation: Uuid,
}

/// How somebody joins.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// `member` or `observer`; a member where left out. An invitation says it itself.
    #[serde(default)]
    role: String,
    /// One of the group's interest categories, where it has any.
    #[serde(default)]
    category: String,
    /// The organisation they act for; empty for somebody who acts for themselves.
    #[serde(default)]
    organisation: String,
    /// What brings them, for those who answer alone.
    #[serde(default)]
    #[schema(max_length = 2000)]
    words: String,
    /// The policies that they accept: all that hold today.
    #[serde(default)]
    policies: Vec<Uuid>,
}

/// How somebody takes an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinByInvitation {
    /// The last part of the link.
    token: String,
    /// One of the group's interest categories, where it has any.
    #[serde(default)]
    category: String,
    /// The organisation they act for; empty for somebody who acts for themselves.
    #[serde(default)]
    organisation: String,
    /// The policies that they accept: all that hold today.
    #[serde(default)]
    policies: Vec<Uuid>,
}

/// What came of joining.
#[derive(Debug, Serialize, ToSchema)]
pub struct JoinOutcome {
    /// `in`, or `asked` where the chairs answer.
    outcome: String,
}

/// A request to join.
#[derive(Debug, Serialize, ToSchema)]
pub struct JoinRequest {
    /// Which.
    id: Uuid,
    /// Who asks.
    person: Uuid,
    /// Their name.
    name: String,
    /// As what.
    role: String,
    /// What they said.
    words: String,
    /// Their interest category; may be empty.
    category: String,
    /// The organisation they would act for.
    organisation: Option<String>,
    /// When they asked.
    asked_at: DateTime<Utc>,
}

/// An answer to a request to join.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestAnswer {
    /// Whether they are let in.
    accept: bool,
    /// What they are mailed; may be empty.
    #[serde(default)]
    #[schema(max_length = 2000)]
    reply: String,
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupInvitation {
    /// Where the invitation goes.
    #[schema(max_length = 254)]
    address: String,
    /// `member` or `observer`.
    role: String,
}

/// Joins a group, or asks to where its chairs answer
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/members", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "What came of it", body = JoinOutcome))
)]
pub async fn join_group(caller: Caller, Path(of): Path<OfGroup>, Json(join): Json<Join>) -> Answer<Json<JoinOutcome>> {
    let facts = found(&caller, &of.group, Action::JoinGroup).await?;
    let policies = join.policies.iter().map(Uuid::to_string).collect();
    let Join { role, category, organisation, words, .. } = join;
    let typed = TypedJoin { role, category, organisation, words, policies };
    let outcome = match group::join_group(&caller.ctx, facts.id, &typed).await? {
        Joined::In => "in",
        Joined::Asked => "asked",
    };
    Ok(Json(JoinOutcome { outcome: outcome.into() }))
}

/// Takes back the asker's own request to join, which waits for an answer
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/requests/me", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is taken back"))
)]
pub async fn withdraw_join_request(caller: Caller, Path(of): Path<OfGroup>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::JoinGroup).await?;
    group::withdraw_request(&caller.ctx, facts.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leaves a group; the last chair names another one first
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/members/me", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "You are out"))
)]
pub async fn leave_group(caller: Caller, Path(of): Path<OfGroup>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::LeaveGroup).await?;
    group::leave_group(&caller.ctx, facts.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Joins a group by the link of an invitation
#[utoipa::path(
    post, path = "/api/v1/me/group-invitations", tag = "group",
    security(("token" = ["group"]), ("signIn" = [])),
    responses(
        (status = 200, description = "You are in", body = crate::api::Slugged),
        (status = 404, description = "No invitation into a group has this token", body = crate::api::problem::ProblemBody<'static>, content_type = "application/problem+json")
    )
)]
pub async fn join_by_invitation(
    caller: Caller,
    Json(join): Json<JoinByInvitation>,
) -> Answer<Json<crate::api::Slugged>> {
    let policies = join.policies.iter().map(Uuid::to_string).collect();
    let JoinByInvitation { token, category, organisation, .. } = join;
    let typed = TypedJoin { category, organisation, policies, ..TypedJoin::default() };
    let facts = group::join_invited(&caller.ctx, &token, &typed).await?;
    Ok(Json(crate::api::Slugged { slug: facts.slug }))
}

/// The requests to join a group that wait for an answer, the first ones first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/requests", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The requests", body = Vec<JoinRequest>))
)]
pub async fn list_join_requests(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<JoinRequest>>> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let waiting = group::waiting(&caller.ctx, &facts).await?;
    Ok(Json(waiting.requests.into_iter().map(JoinRequest::from).collect()))
}

/// Answers a request to join
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/requests/{request}", tag = "group",
    params(OfRequest), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is answered, and a mail is on its way"))
)]
pub async fn answer_join_request(
    caller: Caller,
    Path(of): Path<OfRequest>,
    Json(answer): Json<RequestAnswer>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let id = JoinRequestId(of.request);
    group::answer_request(&caller.ctx, facts.id, id, answer.accept, &answer.reply).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invites somebody into a group by mail
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/invitations", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "The mail is on its way", body = Made))
)]
pub async fn invite_into_group(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<GroupInvitation>,
) -> Answer<(StatusCode, Json<Made>)> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    let typed = TypedInvitation { address: new.address, role: new.role };
    let id = team::invite(&caller.ctx, Scope::Group(facts.id), &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Takes back an invitation into a group
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/invitations/{invitation}", tag = "group",
    params(OfInvitation), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "Its link lets nobody in any more"))
)]
pub async fn withdraw_group_invitation(caller: Caller, Path(of): Path<OfInvitation>) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::ManageMembers).await?;
    team::withdraw_invitation(&caller.ctx, Scope::Group(facts.id), InvitationId(of.invitation)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<group::JoinRequestLine> for JoinRequest {
    fn from(line: group::JoinRequestLine) -> Self {
        Self {
            id: line.id.into(),
            person: line.person.into(),
            name: line.name,
            role: line.role.to_string(),
            words: line.words,
            category: line.category,
            organisation: line.organisation,
            asked_at: line.asked_at,
        }
    }
}
