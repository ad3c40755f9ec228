//! Links under which the asker's proposals are shown for comment.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use service::cfp::{self, ShareLine};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::super::proposals::OfProposal;
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// The links that open a proposal.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShareLinks {
    /// The first one first.
    links: Vec<ShareLink>,
}

/// A link that opens a proposal; its secret was told once.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShareLink {
    /// Which.
    id: Uuid,
    /// The name of who made it.
    by: String,
    /// When.
    created_at: DateTime<Utc>,
    /// The last moment at which it opens the proposal.
    expires_at: DateTime<Utc>,
}

/// For how long a link opens a proposal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShareLink {
    /// 7, 14, 30 or 90.
    #[schema(example = 14)]
    days: u32,
}

/// A link that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub struct FreshShareLink {
    /// Its address, told this once.
    address: String,
}

/// A link of a proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfShareLink {
    /// Which proposal.
    proposal: Uuid,
    /// Which link.
    link: Uuid,
}

/// The links that open one of the asker's proposals
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/share-links", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The links", body = ShareLinks))
)]
pub async fn list_share_links(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Json<ShareLinks>> {
    let links = cfp::my_shares(&caller.ctx, of.proposal.into()).await?.links;
    Ok(Json(ShareLinks { links: links.into_iter().map(ShareLink::from).collect() }))
}

/// Makes a link under which others read a proposal; its address is told this once
#[utoipa::path(
    post, path = "/api/v1/me/proposals/{proposal}/share-links", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 201, description = "It opens the proposal", body = FreshShareLink))
)]
pub async fn share_proposal(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Json(new): Json<NewShareLink>,
) -> Answer<Response> {
    let secret = cfp::share_proposal(&caller.ctx, of.proposal.into(), &new.days.to_string()).await?;
    let address = caller.ctx.settings.address(&format!("/shared/{}", secret.expose()));
    Ok((StatusCode::CREATED, Json(FreshShareLink { address })).into_response())
}

/// Closes a link
#[utoipa::path(
    delete, path = "/api/v1/me/proposals/{proposal}/share-links/{link}", tag = "cfp",
    params(OfShareLink), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It opens nothing any more"))
)]
pub async fn revoke_share_link(caller: Caller, Path(of): Path<OfShareLink>) -> Answer<StatusCode> {
    cfp::revoke_share(&caller.ctx, of.proposal.into(), of.link.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<ShareLine> for ShareLink {
    fn from(line: ShareLine) -> Self {
        Self { id: line.id.into(), by: line.by, created_at: line.created_at, expires_at: line.expires_at }
    }
}
