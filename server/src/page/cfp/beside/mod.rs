//! What stands beside a proposal's words: speakers, files, shared links, embargoes, duplicates; and the ways in for those
//! who are invited or were entered by others.

mod again;
mod embargo;
mod enter;
mod files;
mod offers;
mod sharing;
mod speak;
mod speakers;
mod table;

pub(crate) use self::files::sent;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain::{cfp::FILE_BYTES_MOST, id::ProposalId, policy::Action};

use crate::{site::Site, visitor::Visitor};

/// Room for a file, and for what a form adds around it.
const UPLOAD: usize = FILE_BYTES_MOST + 65_536;

/// Below `/me/proposals/{proposal}`, on the organisers' pages, and behind mailed and shared links.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/me/proposals/{proposal}/speakers", get(speakers::show).post(speakers::change))
        .route("/me/proposals/{proposal}/files", get(files::show).post(files::change))
        .route("/me/proposals/{proposal}/files/upload", post(files::upload).layer(DefaultBodyLimit::max(UPLOAD)))
        .route("/me/proposals/{proposal}/sharing", get(sharing::show).post(sharing::change))
        .route("/me/proposals/{proposal}/embargo", get(embargo::show).post(embargo::change))
        .route("/speak/{token}", get(speak::invitation).post(speak::accept))
        .route("/speak/{token}/decline", post(speak::decline))
        .route("/claims/{token}", get(speak::claim).post(speak::make_mine))
        .route("/shared/{token}", get(sharing::shared))
        .route("/proposals/{proposal}/files/{attachment}", get(files::open))
        .route("/proposals/{proposal}/speakers/{person}/picture", get(speakers::picture))
        .route("/c/{conference}/cfp/{call}/again", get(again::show).post(again::begin))
        .route("/c/{conference}/organise/calls/{call}/enter", get(enter::show).post(enter::enter))
        .route(
            "/c/{conference}/organise/calls/{call}/table",
            get(table::form).post(table::import).layer(DefaultBodyLimit::max(table::UPLOAD)),
        )
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}/speakers", post(offers::speakers))
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}/readers", post(offers::readers))
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}/lift", post(offers::lift))
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}/duplicate", post(offers::duplicate))
        .route("/c/{conference}/organise/calls/{call}/proposals/{proposal}/track", post(offers::track))
}

/// The proposal of the address; whoever is not signed in is told so first, whatever stands there.
fn known(visitor: &Visitor, id: &str) -> service::Result<ProposalId> {
    visitor.ctx.authorize_route(Action::Propose)?;
    id.parse().map_err(|_| service::Error::not_found())
}
