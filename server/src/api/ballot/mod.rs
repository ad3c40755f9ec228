//! Ballots of groups.

pub mod ballots;
pub mod bodies;
pub mod rules;
pub mod votes;

use domain::{id::BallotId, policy::Action};
use serde::Deserialize;
use service::{
    Error,
    group::{self, GroupFacts},
};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(rules::list_ballot_rules, rules::add_ballot_rule))
        .routes(routes!(ballots::list_ballots, ballots::draft_ballot))
        .routes(routes!(ballots::get_ballot))
        .routes(routes!(ballots::move_ballot))
        .routes(routes!(ballots::nominate_candidate))
        .routes(routes!(ballots::get_ballot_record))
        .routes(routes!(votes::cast_vote))
        .routes(routes!(votes::list_votes_due))
}

/// A ballot of a group in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfBallot {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// Which ballot.
    pub ballot: Uuid,
}

/// The group under `slug`, for somebody who may do `action` to it.
async fn found(caller: &Caller, slug: &str, action: Action) -> Answer<GroupFacts> {
    Ok(group::group(&caller.ctx, slug, action).await?.here()?)
}

/// The ballot in the path, of that very group.
async fn held(caller: &Caller, of: &OfBallot, action: Action) -> Answer<(GroupFacts, BallotId)> {
    let facts = found(caller, &of.group, action).await?;
    let id = BallotId(of.ballot);
    let lines = service::ballot::ballots(&caller.ctx, &facts).await?;
    if lines.iter().any(|line| line.id == id) { Ok((facts, id)) } else { Err(Error::not_found().into()) }
}
