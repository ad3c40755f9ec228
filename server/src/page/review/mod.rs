//! Review: for those who review, and for the chairs who set it up.

mod assignment;
mod board;
mod chairs;
mod conflicts;
mod me;
mod reviewers;
mod settings;
mod sheet;

use axum::{
    Router,
    routing::{get, post},
};
use domain::{
    id::{PersonId, ProposalId},
    policy::Action,
};
use service::{
    Error,
    cfp::{CallFacts, call},
    conference::{ConferenceFacts, conference},
};

use crate::{site::Site, visitor::Visitor};

/// `/c/{conference}/review` and `/c/{conference}/organise/calls/{call}/review`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/c/{conference}/review", get(board::calls))
        .route("/c/{conference}/review/{call}", get(board::list))
        .route("/c/{conference}/review/{call}/next", get(board::next))
        .route("/c/{conference}/review/{call}/me", get(me::show).post(me::act))
        .route("/c/{conference}/review/{call}/proposals/{proposal}", get(sheet::show).post(sheet::write))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/answers/{question}", get(sheet::answer_file))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/bid", post(sheet::bid))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/decline", post(sheet::decline))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/discuss", post(sheet::discuss))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/approve", post(chairs::approve))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/assign", post(chairs::assign))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/conflict", post(chairs::conflict))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/deputy", post(chairs::deputy))
        .route("/c/{conference}/review/{call}/proposals/{proposal}/copy", post(chairs::copy))
        .route("/c/{conference}/organise/calls/{call}/review", get(settings::edit).post(settings::save))
        .route("/c/{conference}/organise/calls/{call}/review/reviewers", get(reviewers::list).post(reviewers::act))
        .route("/c/{conference}/organise/calls/{call}/review/assignment", get(assignment::ask).post(assignment::act))
        .route("/c/{conference}/organise/calls/{call}/review/conflicts", get(conflicts::list))
}

/// A call of a conference, for somebody who may do `action` to it.
async fn found(
    visitor: &Visitor,
    slug: &str,
    name: &str,
    action: Action,
) -> service::Result<(ConferenceFacts, CallFacts)> {
    let facts = conference(&visitor.ctx, slug, action).await?.here()?;
    let call = call(&visitor.ctx, &facts, name).await?;
    Ok((facts, call))
}

fn proposal_of(id: &str) -> service::Result<ProposalId> {
    id.parse().map_err(|_| Error::not_found())
}

/// Somebody chosen from a list.
fn chosen(field: &str, id: &str) -> service::Result<PersonId> {
    id.parse().map_err(|_| Error::field(field, "option", "Choose one of the options."))
}
