//! Ballots of groups: their pages, votes, and what those who run them do.

mod appeals;
mod calendar;
mod news;
mod record;
mod rules;
mod run;
mod sheet;
mod ties;
mod voters;

use axum::{
    Router,
    routing::{get, post},
};
use domain::{id::BallotId, policy::Action};
use service::{
    Error,
    group::{GroupFacts, group},
};

use crate::{site::Site, visitor::Visitor};

/// `/g/{group}/ballots` and everything under it, and `/g/{group}/manage/ballots`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/g/{group}/ballots", get(sheet::list))
        .route("/g/{group}/ballots.ics", get(calendar::feed))
        .route("/g/{group}/ballots.atom", get(news::feed))
        .route("/g/{group}/ballots/{ballot}", get(sheet::show).post(sheet::cast))
        .route("/g/{group}/ballots/{ballot}/voters", get(voters::list))
        .route("/g/{group}/ballots/{ballot}/record.json", get(record::json))
        .route("/g/{group}/ballots/{ballot}/record.csv", get(record::csv))
        .route("/g/{group}/ballots/{ballot}/record.blt", get(record::blt))
        .route("/g/{group}/ballots/{ballot}/proxy", post(sheet::proxy))
        .route("/g/{group}/ballots/{ballot}/nomination", post(sheet::answer))
        .route("/g/{group}/ballots/{ballot}/seconds", post(sheet::second))
        .route("/g/{group}/ballots/{ballot}/run", get(run::desk))
        .route("/g/{group}/ballots/{ballot}/begin", post(run::open))
        .route("/g/{group}/ballots/{ballot}/close", post(run::close))
        .route("/g/{group}/ballots/{ballot}/settle", post(run::settle))
        .route("/g/{group}/ballots/{ballot}/defer", post(run::defer))
        .route("/g/{group}/ballots/{ballot}/resume", post(run::resume))
        .route("/g/{group}/ballots/{ballot}/annul", post(run::annul))
        .route("/g/{group}/ballots/{ballot}/discard", post(run::discard))
        .route("/g/{group}/ballots/{ballot}/candidates", post(run::nominate))
        .route("/g/{group}/ballots/{ballot}/candidates/remove", post(run::remove))
        .route("/g/{group}/ballots/{ballot}/presence", post(run::presence))
        .route("/g/{group}/ballots/{ballot}/recorded", post(run::recorded))
        .route("/g/{group}/ballots/{ballot}/rulings", post(run::ruling))
        .route("/g/{group}/ballots/{ballot}/appeals", post(appeals::lodge))
        .route("/g/{group}/ballots/{ballot}/appeals/{appeal}", post(appeals::decide))
        .route("/g/{group}/ballots/{ballot}/appeals/{appeal}/withdraw", post(appeals::withdraw))
        .route("/g/{group}/ballots/{ballot}/draw", post(ties::draw))
        .route("/g/{group}/ballots/{ballot}/decide", post(ties::decide))
        .route("/g/{group}/manage/ballots/new", get(run::new).post(run::draft))
        .route("/g/{group}/manage/ballots/{ballot}", get(run::edit).post(run::save))
        .route("/g/{group}/manage/ballots/rules", get(rules::list).post(rules::add))
        .route("/g/{group}/manage/ballots/rules/{rule}/retire", post(rules::retire))
}

/// The group under `slug`, for a visitor who may do `action` to it.
async fn found(visitor: &Visitor, slug: &str, action: Action) -> service::Result<GroupFacts> {
    group(&visitor.ctx, slug, action).await?.here()
}

/// The ballot that an address names.
fn which(text: &str) -> service::Result<BallotId> {
    text.parse().map_err(|_| Error::not_found())
}
