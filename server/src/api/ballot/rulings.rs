//! What those who run a ballot say about positions, and who is in the room.

use axum::http::StatusCode;
use domain::{id::BallotPositionId, policy::Action};
use serde::Deserialize;
use service::ballot;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfBallot, held, votes::VoteToCast};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// A position in a ballot in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfPosition {
    /// The slug of the group.
    #[param(example = "asvs")]
    group: String,
    /// Which ballot.
    ballot: Uuid,
    /// Which position.
    position: Uuid,
}

/// A ruling about a position.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Whether it counts.
    counts: bool,
    /// Why; everybody reads it.
    #[schema(max_length = 5_000)]
    reason: String,
}

/// How the reason of a position was dealt with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// How; everybody reads it.
    #[schema(max_length = 5_000)]
    text: String,
}

/// Who is in the room.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// Exactly these voters.
    #[schema(max_items = 10_000)]
    present: Vec<Uuid>,
}

impl OfPosition {
    pub(super) fn parts(self) -> (OfBallot, BallotPositionId) {
        (OfBallot { group: self.group, ballot: self.ballot }, BallotPositionId(self.position))
    }
}

/// Rules that a position does not count, or counts again, until the ballot is settled
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/positions/{position}/ruling", tag = "group",
    params(OfPosition), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is ruled"))
)]
pub async fn rule_on_position(
    caller: Caller,
    Path(of): Path<OfPosition>,
    Json(ruling): Json<Ruling>,
) -> Answer<StatusCode> {
    let (of, position) = of.parts();
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    ballot::rule_on_position(&caller.ctx, id, position, ruling.counts, &ruling.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes how the reason of a position was dealt with; that changes no vote
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/positions/{position}/resolution", tag = "group",
    params(OfPosition), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is noted"))
)]
pub async fn resolve_position(
    caller: Caller,
    Path(of): Path<OfPosition>,
    Json(resolution): Json<Resolution>,
) -> Answer<StatusCode> {
    let (of, position) = of.parts();
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    ballot::resolve_position(&caller.ctx, id, position, &resolution.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes who is in the room, where only those there vote; whoever has voted stays there
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/presence", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is noted"))
)]
pub async fn note_presence(
    caller: Caller,
    Path(of): Path<OfBallot>,
    Json(presence): Json<Presence>,
) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    let present: Vec<String> = presence.present.iter().map(Uuid::to_string).collect();
    ballot::note_presence(&caller.ctx, id, &present).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Records the vote of somebody in the room; both names are kept
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots/{ballot}/recorded-votes", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is recorded"))
)]
pub async fn record_vote(caller: Caller, Path(of): Path<OfBallot>, Json(vote): Json<VoteToCast>) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    ballot::record_vote(&caller.ctx, id, &vote.typed()).await?;
    Ok(StatusCode::NO_CONTENT)
}
