//! Calls for papers: what everybody reads, and how organisers write them.

mod beside;
mod calls;
mod offers;
mod organise;
mod proposals;

use axum::{
    Router,
    routing::{get, post},
};
use domain::policy::Action;
use service::conference::{ConferenceFacts, conference};

use crate::{site::Site, visitor::Visitor};

/// `/c/{conference}/cfp`, `/c/{conference}/organise/calls` and `/me/proposals`.
pub fn routes() -> Router<Site> {
    Router::new()
        .merge(beside::routes())
        .route("/c/{conference}/cfp", get(calls::list))
        .route("/c/{conference}/cfp/{call}", get(calls::show))
        .route("/c/{conference}/cfp/{call}/propose", get(proposals::propose).post(proposals::begin))
        .route("/me/proposals", get(proposals::mine))
        .route("/me/proposals/{proposal}", get(proposals::edit).post(proposals::save))
        .route("/me/proposals/{proposal}/withdraw", post(proposals::withdraw))
        .route("/me/proposals/{proposal}/discard", post(proposals::discard))
        .route("/c/{conference}/organise/calls", get(organise::list))
        .route("/c/{conference}/organise/calls/new", get(organise::new).post(organise::create))
        .route("/c/{conference}/organise/calls/{call}", get(organise::edit).post(organise::save))
        .route("/c/{conference}/organise/calls/{call}/proposals", get(offers::list))
        .route("/c/{conference}/organise/calls/{call}/proposals.csv", get(offers::table))
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}", get(offers::show).post(offers::make_move))
        .route("/c/{conference}/organise/calls/{call}/show", post(organise::show))
        .route("/c/{conference}/organise/calls/{call}/hide", post(organise::hide))
        .route("/c/{conference}/organise/calls/{call}/close", post(organise::close))
}

/// The conference under `slug`, for somebody who may do `action` to it.
async fn facts(visitor: &Visitor, slug: &str, action: Action) -> service::Result<ConferenceFacts> {
    conference(&visitor.ctx, slug, action).await?.here()
}
