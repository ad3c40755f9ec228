//! REST under `/api/v1`, described by itself at `/api/openapi.json`.
//!
//! One file per resource; a handler reads what came, calls the use case that pages call too, and writes the answer in a
//! type of its own, never an entity. From the outside in: [`problem::show`] gives every failure its shape,
//! [`caller::identify`] finds out who asks and counts, [`idempotency::once`] keeps a repeated write from being carried
//! out twice, [`renamed::redirect`] knows former slugs, and [`conditional::represent`] tags.

#![expect(unused_qualifications, reason = "what utoipa derives from a handler repeats the types of its arguments")]

pub mod ballot;
pub mod caller;
pub mod cfp;
pub mod comment;
pub mod conditional;
pub mod conference;
pub mod decision;
pub mod document;
pub mod draft;
pub mod extract;
pub mod group;
pub mod idempotency;
pub mod identity;
pub mod life;
pub mod limit;
pub mod meeting;
pub mod page;
pub mod portal;
pub mod problem;
pub mod programme;
pub mod publication;
mod renamed;
pub mod review;
mod served;
pub mod team;

use axum::{
    Router,
    http::HeaderMap,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use self::{limit::Limits, served::Served};
use crate::{problem::Failure, site::Site};

/// What a handler of the API returns.
pub type Answer<T> = Result<T, Failure>;

/// A part of addresses.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Slugged {
    /// Small letters, digits and single hyphens.
    #[schema(min_length = 2, max_length = 60)]
    pub slug: String,
}

/// Who may know of a thing.
#[derive(Debug, ToSchema)]
#[schema(as = Visibility, rename_all = "lowercase")]
pub enum VisibilityWord {
    /// Everybody.
    Public,
    /// Those whose thing it is.
    Team,
}

/// Addresses that take files: they decide whether the asker may send one before they read it.
pub const TAKING_FILES: &[&str] = &[
    "/api/v1/conferences/{conference}/calls/{call}/table",
    "/api/v1/conferences/{conference}/releases",
    "/api/v1/groups/{group}/drafts/{draft}/history",
    "/api/v1/groups/{group}/drafts/{draft}/revisions",
    "/api/v1/groups/{group}/drafts/{draft}/revisions/check",
    "/api/v1/me/proposals/{proposal}/attachments/files",
];

/// Every address below `/api`.
pub fn router(site: &Site) -> Router<Site> {
    let (routes, description) = operations().split_for_parts();
    let limits = Limits::new(site.config().api);
    let served = Served::new(&document::complete(&description));
    let described =
        Router::new().route(document::PATH, get(async move |headers: HeaderMap| served.answer(&headers).await));
    let nowhere = Router::new()
        .route("/api", any(nothing_here))
        .route("/api/", any(nothing_here))
        .route("/api/{*rest}", any(nothing_here));
    routes
        .layer(from_fn(conditional::represent))
        .layer(from_fn(renamed::redirect))
        .layer(from_fn(idempotency::once))
        .layer(from_fn_with_state((site.clone(), limits), caller::identify))
        .layer(from_fn(extract::refuse_nul))
        .merge(described)
        .merge(nowhere)
}

/// Every operation, with its description.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::with_openapi(document::frame())
        .merge(identity::operations())
        .merge(portal::operations())
        .merge(conference::operations())
        .merge(cfp::operations())
        .merge(group::operations())
        .merge(meeting::operations())
        .merge(draft::operations())
        .merge(life::operations())
        .merge(publication::operations())
        .merge(comment::operations())
        .merge(ballot::operations())
        .merge(review::operations())
        .merge(decision::operations())
        .merge(programme::operations())
}

async fn nothing_here() -> Failure {
    service::Error::not_found().into()
}
