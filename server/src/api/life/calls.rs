//! Calls: issued, responded to, settled.

use axum::http::StatusCode;
use domain::{
    id::GroupCallId,
    life::call::{TypedCall, TypedOutcome, TypedResponse},
    policy::Action,
};
use serde::Deserialize;
use service::{group, life};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    OfCall,
    body::{CallBody, CallSummary},
    held,
};
use crate::api::{
    Answer,
    caller::Caller,
    draft::{OfDraft, found},
    extract::{Json, Path, Query},
    group::{OfGroup, charters::OfCharter},
    page::{Paged, bad_cursor, cursor, place},
};

const LIST: &str = "calls";

/// A call to be issued.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallToIssue {
    /// `adoption`, `last-call`, `public-review` or `consensus`.
    kind: String,
    /// What is asked, Markdown.
    #[schema(max_length = 20000)]
    text: String,
    /// The last day, which counts whole.
    until: chrono::NaiveDate,
    /// The zone in which that day ends; UTC unless said.
    #[serde(default)]
    zone: String,
}

/// A call on a charter to be issued.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CharterCallToIssue {
    /// What is asked, Markdown.
    #[schema(max_length = 20000)]
    text: String,
    /// The last day, which counts whole.
    until: chrono::NaiveDate,
    /// The zone in which that day ends; UTC unless said.
    #[serde(default)]
    zone: String,
}

/// What somebody says to a call.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponseToCall {
    /// `support`, `object` or `comment`.
    stance: String,
    /// The words; needed unless they support.
    #[serde(default)]
    #[schema(max_length = 20000)]
    text: String,
    /// The policies of the group that they have read and accept.
    #[serde(default)]
    policies: Vec<Uuid>,
}

/// The outcome of a call.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeToRecord {
    /// `consensus` or `no-consensus`.
    outcome: String,
    /// Why, Markdown.
    #[schema(max_length = 20000)]
    reasons: String,
    /// The answer to each unresolved objection.
    #[serde(default)]
    answers: Vec<AnswerToObjection>,
}

/// An answer to an objection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerToObjection {
    /// Which objection.
    objection: Uuid,
    /// The answer in words.
    #[schema(max_length = 20000)]
    text: String,
}

/// Why something counts for nothing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Annulment {
    /// The reason.
    #[schema(max_length = 20000)]
    reason: String,
}

/// From where on a list goes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CallsFrom {
    /// What the page before gave as `next`.
    cursor: Option<String>,
}

/// Issues a call on the newest revision of a draft
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/calls", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is issued", body = CallBody))
)]
pub async fn open_call(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<CallToIssue>,
) -> Answer<(StatusCode, Json<CallBody>)> {
    let (group, facts) = found(&caller, &of, Action::ManageDraft).await?;
    let typed = TypedCall { kind: new.kind, text: new.text, until: new.until.to_string(), zone: new.zone };
    let id = life::open_call(&caller.ctx, facts.id, &typed).await?;
    Ok((StatusCode::CREATED, Json(life::call(&caller.ctx, &group, id).await?.into())))
}

/// Issues a call on a version of a group's charter
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/charters/{number}/calls", tag = "life",
    params(OfCharter), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is issued", body = CallBody))
)]
pub async fn open_charter_call(
    caller: Caller,
    Path(of): Path<OfCharter>,
    Json(new): Json<CharterCallToIssue>,
) -> Answer<(StatusCode, Json<CallBody>)> {
    let group = group::group(&caller.ctx, &of.group, Action::EditGroup).await?.here()?;
    let typed = TypedCall { kind: String::new(), text: new.text, until: new.until.to_string(), zone: new.zone };
    let id = life::open_charter_call(&caller.ctx, group.id, of.number, &typed).await?;
    Ok((StatusCode::CREATED, Json(life::call(&caller.ctx, &group, id).await?.into())))
}

/// The calls of a group that the asker may know of, the latest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/calls", tag = "life", params(OfGroup, CallsFrom),
    responses((status = 200, description = "A page of calls", body = Paged<CallSummary>))
)]
pub async fn list_calls(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Query(from): Query<CallsFrom>,
) -> Answer<Json<Paged<CallSummary>>> {
    let group = group::group(&caller.ctx, &of.group, Action::SeeGroup).await?.here()?;
    let after: Option<GroupCallId> = match place(LIST, from.cursor.as_deref())? {
        None => None,
        Some(id) => Some(id.parse().map_err(|_| bad_cursor())?),
    };
    let page = life::calls(&caller.ctx, &group, after).await?;
    let next = page.next.map(|id| cursor(LIST, &id.to_string()));
    Ok(Json(Paged { items: page.lines.into_iter().map(CallSummary::from).collect(), next }))
}

/// A call with what was said to it and what came of it
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/calls/{call}", tag = "life", params(OfCall),
    responses((status = 200, description = "The call", body = CallBody))
)]
pub async fn get_call(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<CallBody>> {
    let group = group::group(&caller.ctx, &of.group, Action::SeeGroup).await?.here()?;
    Ok(Json(life::call(&caller.ctx, &group, of.call.into()).await?.into()))
}

/// Responds to a call; the newest response of somebody counts
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/calls/{call}/responses", tag = "life",
    params(OfCall), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is said"))
)]
pub async fn respond_to_call(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(new): Json<ResponseToCall>,
) -> Answer<StatusCode> {
    held(&caller, &of.group, of.call, Action::TakePart).await?;
    let policies = new.policies.iter().map(ToString::to_string).collect();
    let typed = TypedResponse { stance: new.stance, text: new.text, policies };
    life::respond(&caller.ctx, of.call.into(), &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Records the outcome of a closed call, answering each unresolved objection in words
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/calls/{call}/outcome", tag = "life",
    params(OfCall), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is recorded"))
)]
pub async fn settle_call(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(new): Json<OutcomeToRecord>,
) -> Answer<StatusCode> {
    held(&caller, &of.group, of.call, Action::JudgeCalls).await?;
    let answers = new.answers.into_iter().map(|one| (one.objection.to_string(), one.text)).collect();
    let typed = TypedOutcome { outcome: new.outcome, reasons: new.reasons, answers };
    life::settle_call(&caller.ctx, of.call.into(), &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Annuls a call with a reason
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/calls/{call}/annul", tag = "life",
    params(OfCall), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It counts for nothing"))
)]
pub async fn annul_call(caller: Caller, Path(of): Path<OfCall>, Json(new): Json<Annulment>) -> Answer<StatusCode> {
    held(&caller, &of.group, of.call, Action::JudgeCalls).await?;
    life::annul_call(&caller.ctx, of.call.into(), &new.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
