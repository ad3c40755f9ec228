//! Calls for papers: what everybody reads, and how organisers write them.

mod calls;
mod organise;

use axum::{
    Router,
    routing::{get, post},
};
use domain::policy::Action;
use service::conference::{ConferenceFacts, conference};

use crate::{site::Site, visitor::Visitor};

/// `/c/{conference}/cfp` and `/c/{conference}/organise/calls`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/c/{conference}/cfp", get(calls::list))
        .route("/c/{conference}/cfp/{call}", get(calls::show))
        .route("/c/{conference}/organise/calls", get(organise::list))
        .route("/c/{conference}/organise/calls/new", get(organise::new).post(organise::create))
        .route("/c/{conference}/organise/calls/{call}", get(organise::edit).post(organise::save))
        .route("/c/{conference}/organise/calls/{call}/show", post(organise::show))
        .route("/c/{conference}/organise/calls/{call}/hide", post(organise::hide))
        .route("/c/{conference}/organise/calls/{call}/close", post(organise::close))
}

/// The conference under `slug`, for somebody who may do `action` to it.
async fn facts(visitor: &Visitor, slug: &str, action: Action) -> service::Result<ConferenceFacts> {
    conference(&visitor.ctx, slug, action).await?.here()
}
