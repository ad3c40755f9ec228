//! Letting somebody else cast one's vote, where the rule allows it.

use axum::http::StatusCode;
use domain::policy::Action;
use serde::Deserialize;
use service::ballot;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OfBallot, held};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// Who casts one's vote.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProxyToGive {
    /// Somebody who has a vote in this ballot.
    holder: Uuid,
}

/// Lets somebody cast one's own vote; one's own vote wins
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/proxy", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is given"))
)]
pub async fn give_proxy(caller: Caller, Path(of): Path<OfBallot>, Json(new): Json<ProxyToGive>) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::Vote).await?;
    ballot::give_proxy(&caller.ctx, id, &new.holder.to_string()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's vote back; what was cast stays until one casts oneself
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/ballots/{ballot}/proxy", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is taken back"))
)]
pub async fn withdraw_proxy(caller: Caller, Path(of): Path<OfBallot>) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::Vote).await?;
    ballot::withdraw_proxy(&caller.ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
