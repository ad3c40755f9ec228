//! Ballots of groups.

pub mod appeals;
pub mod ballots;
pub mod bodies;
pub mod candidates;
pub mod drafts;
pub mod offices;
pub mod prospect;
pub mod proxies;
pub mod records;
pub mod rules;
pub mod rulings;
pub mod shown;
pub mod ties;
pub mod votes;

use domain::{id::BallotId, policy::Action};
use serde::Deserialize;
use service::group::{self, GroupFacts};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(rules::list_ballot_rules, rules::add_ballot_rule))
        .routes(routes!(rules::retire_ballot_rule))
        .routes(routes!(ballots::list_ballots, drafts::draft_ballot))
        .routes(routes!(ballots::get_ballot, drafts::edit_ballot, drafts::discard_ballot))
        .routes(routes!(ballots::move_ballot))
        .routes(routes!(candidates::nominate_candidate))
        .routes(routes!(candidates::remove_candidate))
        .routes(routes!(candidates::answer_nomination))
        .routes(routes!(records::get_ballot_record))
        .routes(routes!(records::get_ballot_table))
        .routes(routes!(records::get_ballot_papers))
        .routes(routes!(votes::cast_vote))
        .routes(routes!(rulings::record_vote))
        .routes(routes!(rulings::note_presence))
        .routes(routes!(rulings::rule_on_position))
        .routes(routes!(rulings::resolve_position))
        .routes(routes!(appeals::lodge_ruling_appeal))
        .routes(routes!(appeals::decide_ruling_appeal))
        .routes(routes!(appeals::withdraw_ruling_appeal))
        .routes(routes!(ties::draw_tie))
        .routes(routes!(ties::decide_tie))
        .routes(routes!(proxies::give_proxy, proxies::withdraw_proxy))
        .routes(routes!(votes::list_votes_due))
        .routes(routes!(offices::list_offices))
        .routes(routes!(offices::second_nomination, offices::withdraw_second))
        .routes(routes!(prospect::get_prospect))
        .routes(routes!(prospect::try_ballot_rule))
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

/// The ballot in the path, of that very group, for somebody who may know of it.
async fn held(caller: &Caller, of: &OfBallot, action: Action) -> Answer<(GroupFacts, BallotId)> {
    let facts = found(caller, &of.group, action).await?;
    let id = BallotId(of.ballot);
    service::ballot::known_ballot(&caller.ctx, &facts, id).await?;
    Ok((facts, id))
}
