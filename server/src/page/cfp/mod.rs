//! Calls for papers: what everybody reads, and how organisers write them.

mod answer_files;
mod beside;
mod calls;
mod codes;
mod offers;
mod organise;
mod proposals;
mod questions;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain::policy::Action;
use service::conference::{ConferenceFacts, conference};

pub(crate) use self::beside::sent;
pub use self::{
    answer_files::{By, attachment},
    proposals::answers,
};
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
        .route("/me/proposals/{proposal}/preview", get(proposals::preview))
        .route(
            "/me/proposals/{proposal}/answers/{question}",
            get(answer_files::mine).post(answer_files::upload).layer(DefaultBodyLimit::max(answer_files::UPLOAD)),
        )
        .route("/me/proposals/{proposal}/answers/{question}/remove", post(answer_files::remove))
        .route("/me/proposals/{proposal}/withdraw", post(proposals::withdraw))
        .route("/me/proposals/{proposal}/discard", post(proposals::discard))
        .route("/c/{conference}/organise/calls", get(organise::list))
        .route("/c/{conference}/organise/calls/new", get(organise::new).post(organise::create))
        .route("/c/{conference}/organise/calls/{call}", get(organise::edit).post(organise::save))
        .route("/c/{conference}/organise/calls/{call}/proposals", get(offers::list))
        .route("/c/{conference}/organise/calls/{call}/proposals.csv", get(offers::table))
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}", get(offers::show).post(offers::make_move))
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}/preview", get(offers::preview))
        .route(
            "/c/{conference}/organise/calls/{call}/proposals/{proposal}/answers/{question}",
            get(answer_files::offered),
        )
        .route("/c/{conference}/organise/calls/{call}/questions", get(questions::list).post(questions::change))
        .route("/c/{conference}/organise/calls/{call}/questions/new", get(questions::new).post(questions::create))
        .route("/c/{conference}/organise/calls/{call}/questions/{question}", get(questions::edit).post(questions::save))
        .route("/c/{conference}/organise/calls/{call}/codes", get(codes::list).post(codes::change))
        .route("/c/{conference}/organise/calls/{call}/show", post(organise::show))
        .route("/c/{conference}/organise/calls/{call}/hide", post(organise::hide))
        .route("/c/{conference}/organise/calls/{call}/close", post(organise::close))
}

/// The conference under `slug`, for somebody who may do `action` to it.
async fn facts(visitor: &Visitor, slug: &str, action: Action) -> service::Result<ConferenceFacts> {
    conference(&visitor.ctx, slug, action).await?.here()
}
