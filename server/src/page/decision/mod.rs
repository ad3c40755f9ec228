//! Deciding about proposals, and what speakers answer.

mod board;
mod lists;
mod release;
mod speakers;
mod wordings;

use axum::{
    Router,
    routing::{get, post},
};
use domain::policy::Action;
use service::{
    cfp::{CallFacts, call},
    conference::{ConferenceFacts, conference},
};

use crate::{site::Site, visitor::Visitor};

/// What stands below `/c/{conference}/organise/calls/{call}` about decisions, letters, the working plan, and answers.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/c/{conference}/organise/calls/{call}/decisions", get(board::show).post(board::plan))
        .route("/c/{conference}/organise/calls/{call}/decisions/quotas", post(board::quotas))
        .route("/c/{conference}/organise/calls/{call}/decisions/deputy", post(board::deputy))
        .route("/c/{conference}/organise/calls/{call}/decisions/list", get(lists::form).post(lists::read))
        .route("/c/{conference}/organise/calls/{call}/decisions.csv", get(lists::table))
        .route("/c/{conference}/organise/calls/{call}/submission.json", get(lists::submissions))
        .route("/c/{conference}/organise/calls/{call}/release", get(release::show).post(release::prepare))
        .route(
            "/c/{conference}/organise/calls/{call}/release/letters/{letter}",
            get(release::letter).post(release::edit),
        )
        .route("/c/{conference}/organise/calls/{call}/release/send", get(release::ask).post(release::send))
        .route("/c/{conference}/organise/calls/{call}/answers", get(board::answers))
        .route("/c/{conference}/organise/calls/{call}/overview", get(board::overview))
        .route("/c/{conference}/organise/letters", get(wordings::list))
        .route("/c/{conference}/organise/letters/{kind}/{language}", get(wordings::show).post(wordings::save))
        .route("/c/{conference}/organise/plan", get(wordings::working_plan))
        .route("/me/proposals/{proposal}/answer", get(speakers::question).post(speakers::answer))
        .route("/me/proposals/{proposal}/volunteer", get(speakers::about_me).post(speakers::volunteer))
}

/// The call of a conference, for somebody who may do `action` there.
async fn found(
    visitor: &Visitor,
    slug: &str,
    name: &str,
    action: Action,
) -> service::Result<(ConferenceFacts, CallFacts)> {
    let facts = facts(visitor, slug, action).await?;
    let call = call(&visitor.ctx, &facts, name).await?;
    Ok((facts, call))
}

/// The conference under `slug`, for somebody who may do `action` to it.
async fn facts(visitor: &Visitor, slug: &str, action: Action) -> service::Result<ConferenceFacts> {
    conference(&visitor.ctx, slug, action).await?.here()
}
