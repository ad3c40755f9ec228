//! Casting votes.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::policy::Action;
use serde::{Deserialize, Serialize};
use service::ballot::{self, TypedVote};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OfBallot, held};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// A vote to be cast or changed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteToCast {
    /// Whose vote; one's own, or the only one that one casts, where left out.
    #[serde(default)]
    voter: Option<Uuid>,
    /// The position by its name, in a decision.
    #[serde(default)]
    #[schema(max_length = 40)]
    position: String,
    /// The rank of each candidate by number, in an election; null for whom one does not rank.
    #[serde(default)]
    #[schema(max_items = 201)]
    ranks: Vec<Option<u32>>,
    /// The reason, in Markdown.
    #[serde(default)]
    #[schema(max_length = 20_000)]
    text: String,
}

impl VoteToCast {
    /// As a form would have it.
    pub fn typed(self) -> TypedVote {
        let rank = |rank: Option<u32>| rank.map(|rank| rank.to_string()).unwrap_or_default();
        TypedVote {
            voter: self.voter.map(|voter| voter.to_string()).unwrap_or_default(),
            position: self.position,
            ranks: self.ranks.into_iter().map(rank).collect(),
            text: self.text,
        }
    }
}

/// A vote that the asker can still cast.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoteDue {
    /// Which ballot.
    ballot: Uuid,
    /// What it is called.
    title: String,
    /// The slug of its group.
    group: String,
    /// The last moment at which it counts.
    closes_at: DateTime<Utc>,
    /// Whether it was cast.
    voted: bool,
}

/// Casts a vote, or changes it
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots/{ballot}/votes", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is cast"))
)]
pub async fn cast_vote(caller: Caller, Path(of): Path<OfBallot>, Json(vote): Json<VoteToCast>) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::Vote).await?;
    ballot::cast_position(&caller.ctx, id, &vote.typed()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The votes that the asker can still cast, the first to close first
#[utoipa::path(
    get, path = "/api/v1/me/votes", tag = "group",
    security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "Open ballots in which the asker casts a vote", body = [VoteDue]))
)]
pub async fn list_votes_due(caller: Caller) -> Answer<Json<Vec<VoteDue>>> {
    let lines = ballot::votes_due(&caller.ctx).await?;
    let due = |line: ballot::DueLine| VoteDue {
        ballot: line.id.0,
        title: line.title,
        group: line.group,
        closes_at: line.closes_at,
        voted: line.voted,
    };
    Ok(Json(lines.into_iter().map(due).collect()))
}
