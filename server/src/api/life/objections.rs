//! Objections and appeals.

use axum::http::StatusCode;
use domain::policy::Action;
use serde::{Deserialize, Serialize};
use service::life;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OfCall, OfCallPart, held};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// What is done about an objection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionActBody {
    /// `address`, `withdraw` or `sustain`.
    act: String,
    /// The words.
    #[serde(default)]
    #[schema(max_length = 20000)]
    text: String,
}

/// An appeal to be lodged.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppealToLodge {
    /// Why, Markdown.
    #[schema(max_length = 20000)]
    pub text: String,
}

/// An appeal that was lodged.
#[derive(Debug, Serialize, ToSchema)]
pub struct LodgedAppeal {
    /// Which.
    pub id: Uuid,
}

/// A decision about an appeal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppealDecision {
    /// `upheld` or `dismissed`.
    pub decision: String,
    /// Why, Markdown.
    #[schema(max_length = 20000)]
    pub text: String,
}

/// Answers an objection, takes it back, or stays with it
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/calls/{call}/objections/{part}", tag = "life",
    params(OfCallPart), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is said"))
)]
pub async fn act_on_objection(
    caller: Caller,
    Path(of): Path<OfCallPart>,
    Json(new): Json<ObjectionActBody>,
) -> Answer<StatusCode> {
    held(&caller, &of.group, of.call, Action::TakePart).await?;
    life::act_on_objection(&caller.ctx, of.part.into(), &new.act, &new.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Appeals against the outcome of a call
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/calls/{call}/appeals", tag = "life",
    params(OfCall), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is lodged", body = LodgedAppeal))
)]
pub async fn lodge_appeal(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(new): Json<AppealToLodge>,
) -> Answer<(StatusCode, Json<LodgedAppeal>)> {
    held(&caller, &of.group, of.call, Action::TakePart).await?;
    let id = life::lodge_appeal(&caller.ctx, of.call.into(), &new.text).await?;
    Ok((StatusCode::CREATED, Json(LodgedAppeal { id: id.into() })))
}

/// Decides about an appeal, from above the group
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/calls/{call}/appeals/{part}", tag = "life",
    params(OfCallPart), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is decided"))
)]
pub async fn decide_appeal(
    caller: Caller,
    Path(of): Path<OfCallPart>,
    Json(new): Json<AppealDecision>,
) -> Answer<StatusCode> {
    held(&caller, &of.group, of.call, Action::OverseeGroup).await?;
    life::decide_appeal(&caller.ctx, of.part.into(), &new.decision, &new.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's own appeal back
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/calls/{call}/appeals/{part}/withdraw", tag = "life",
    params(OfCallPart), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is taken back"))
)]
pub async fn withdraw_appeal(caller: Caller, Path(of): Path<OfCallPart>) -> Answer<StatusCode> {
    held(&caller, &of.group, of.call, Action::TakePart).await?;
    life::withdraw_appeal(&caller.ctx, of.part.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
