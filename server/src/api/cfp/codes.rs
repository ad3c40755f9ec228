//! Access codes of calls.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::{cfp::TypedAccessCode, policy::Action};
use serde::{Deserialize, Serialize};
use service::cfp::{self, CodeLine};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfCall, questions::found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// An access code in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfCode {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    pub call: String,
    /// Which code.
    pub code: Uuid,
}

/// An access code to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeToMake {
    /// For whom it is; only organisers read it.
    #[serde(default)]
    #[schema(max_length = 200)]
    note: String,
    /// The last moment at which it counts.
    valid_until: DateTime<Utc>,
    /// How many proposals may be handed in with it.
    #[serde(default = "once")]
    #[schema(minimum = 1, maximum = 1000)]
    uses: u32,
    /// The tracks that it opens, restricted ones too. With none, it passes the end and opens no restricted track.
    #[serde(default)]
    #[schema(max_items = 300)]
    tracks: Vec<Uuid>,
    /// The kinds of session that it is for; all where empty.
    #[serde(default)]
    #[schema(max_items = 100)]
    types: Vec<Uuid>,
}

/// An access code.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AccessCode)]
pub struct CodeBody {
    /// Which.
    id: Uuid,
    /// What to type.
    code: String,
    /// For whom it is.
    note: String,
    /// The last moment at which it counts.
    valid_until: DateTime<Utc>,
    /// How many proposals may be handed in with it.
    uses: u32,
    /// How many were.
    used: u32,
    /// The tracks that it opens.
    tracks: Vec<Uuid>,
    /// The kinds of session that it is for.
    types: Vec<Uuid>,
    /// When it was revoked.
    revoked_at: Option<DateTime<Utc>>,
}

/// The access codes of a call.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AccessCodes)]
pub struct Codes {
    /// The newest first.
    codes: Vec<CodeBody>,
}

fn once() -> u32 {
    1
}

/// The access codes of a call
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/codes", tag = "cfp",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The codes", body = Codes))
)]
pub async fn list_access_codes(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<Codes>> {
    caller.ctx.authorize_route(Action::ManageCalls)?;
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageCalls).await?;
    let codes = cfp::access_codes(&caller.ctx, &facts, call).await?;
    Ok(Json(Codes { codes: codes.into_iter().map(CodeBody::from).collect() }))
}

/// Makes an access code; it is counted when a proposal is handed in that needs it
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/codes", tag = "cfp",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "It is made", body = CodeBody))
)]
pub async fn make_access_code(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(code): Json<CodeToMake>,
) -> Answer<(StatusCode, Json<CodeBody>)> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageCalls).await?;
    let typed = TypedAccessCode {
        note: code.note,
        valid_until: code.valid_until.to_rfc3339(),
        uses: code.uses.to_string(),
        tracks: code.tracks.iter().map(Uuid::to_string).collect(),
        types: code.types.iter().map(Uuid::to_string).collect(),
    };
    let id = cfp::make_code(&caller.ctx, call, &typed).await?;
    let codes = cfp::access_codes(&caller.ctx, &facts, call).await?;
    let made = codes.into_iter().find(|line| line.id == id).ok_or_else(service::Error::not_found)?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// Revokes an access code; what was handed in with it stays
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/codes/{code}", tag = "cfp",
    params(OfCode), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It opens nothing any more"))
)]
pub async fn revoke_access_code(caller: Caller, Path(of): Path<OfCode>) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::ManageCalls).await?;
    cfp::revoke_code(&caller.ctx, call, of.code.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CodeLine> for CodeBody {
    fn from(line: CodeLine) -> Self {
        Self {
            id: line.id.into(),
            code: line.code,
            note: line.note,
            valid_until: line.opens.valid_until,
            uses: line.opens.uses,
            used: line.opens.used,
            tracks: line.opens.tracks.into_iter().map(Uuid::from).collect(),
            types: line.opens.types.into_iter().map(Uuid::from).collect(),
            revoked_at: line.revoked_at,
        }
    }
}
