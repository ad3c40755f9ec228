//! Settling a tie that waits in a closed ballot.

use axum::http::StatusCode;
use domain::policy::Action;
use serde::Deserialize;
use service::ballot::{self, TypedCasting, TypedDraw};
use utoipa::ToSchema;

use super::{OfBallot, held};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// What the public sources have shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Drawing {
    /// The numbers of each source, in the order in which the ballot names them.
    #[schema(max_items = 10)]
    numbers: Vec<Vec<u64>>,
}

/// A casting vote.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CastingVote {
    /// In a decision, `passes` or `fails`.
    #[serde(default)]
    #[schema(max_length = 20)]
    outcome: String,
    /// In an election, the rank of each candidate by number, all different.
    #[serde(default)]
    #[schema(max_items = 201)]
    ranks: Vec<u32>,
}

/// Puts in the numbers of the public sources, by which lots fall (RFC 3797); once
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/draw", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is drawn"))
)]
pub async fn draw_tie(caller: Caller, Path(of): Path<OfBallot>, Json(drawing): Json<Drawing>) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    let text = |numbers: &Vec<u64>| numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    let numbers = drawing.numbers.iter().map(text).collect();
    ballot::draw_tie(&caller.ctx, id, &TypedDraw { numbers }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Casts the vote that decides a tie, by whoever chairs the group; once
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/casting-vote", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is decided"))
)]
pub async fn decide_tie(caller: Caller, Path(of): Path<OfBallot>, Json(vote): Json<CastingVote>) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    let ranks = vote.ranks.iter().map(u32::to_string).collect();
    ballot::decide_tie(&caller.ctx, id, &TypedCasting { outcome: vote.outcome, ranks }).await?;
    Ok(StatusCode::NO_CONTENT)
}
