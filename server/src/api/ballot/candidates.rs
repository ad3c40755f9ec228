//! Who stands in an election: nominated, asked, and answering.

use axum::http::StatusCode;
use domain::{ballot::TypedCandidate, id::CandidacyId, policy::Action};
use serde::Deserialize;
use service::ballot;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    OfBallot,
    bodies::{MadeBallot, Nomination},
    held,
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// A candidate of a ballot in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfCandidate {
    /// The slug of the group.
    #[param(example = "asvs")]
    group: String,
    /// Which ballot.
    ballot: Uuid,
    /// Which candidate.
    candidate: Uuid,
}

/// What somebody answers who is nominated.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NominationAnswer {
    /// Whether they stand; while the ballot is open, one can only withdraw.
    accepts: bool,
    /// What they say for themselves, in Markdown.
    #[serde(default)]
    #[schema(max_length = 5_000)]
    statement: String,
}

impl OfCandidate {
    /// The ballot, and which candidate of it.
    pub(super) fn parts(self) -> (OfBallot, CandidacyId) {
        (OfBallot { group: self.group, ballot: self.ballot }, CandidacyId(self.candidate))
    }
}

/// Nominates a member, who is asked, or adds an option
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots/{ballot}/candidates", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is on the list", body = MadeBallot))
)]
pub async fn nominate_candidate(
    caller: Caller,
    Path(of): Path<OfBallot>,
    Json(new): Json<Nomination>,
) -> Answer<(StatusCode, Json<MadeBallot>)> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    let typed = TypedCandidate {
        name: new.name,
        affiliation: new.affiliation,
        statement: new.statement,
        person: new.person.map(|person| person.to_string()).unwrap_or_default(),
        majority: new.majority,
    };
    let made = ballot::nominate(&caller.ctx, id, &typed).await?;
    Ok((StatusCode::CREATED, Json(MadeBallot { id: made.0 })))
}

/// Takes a nomination or an option off the list, while the ballot is prepared
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/ballots/{ballot}/candidates/{candidate}", tag = "group",
    params(OfCandidate), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn remove_candidate(caller: Caller, Path(of): Path<OfCandidate>) -> Answer<StatusCode> {
    let (of, candidate) = of.parts();
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    ballot::withdraw_candidate(&caller.ctx, id, candidate).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Accepts one's own nomination with a statement, or declines it or withdraws
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/candidates/{candidate}/answer", tag = "group",
    params(OfCandidate), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is answered"))
)]
pub async fn answer_nomination(
    caller: Caller,
    Path(of): Path<OfCandidate>,
    Json(answer): Json<NominationAnswer>,
) -> Answer<StatusCode> {
    let (of, candidate) = of.parts();
    let (_, id) = held(&caller, &of, Action::Vote).await?;
    ballot::answer_nomination(&caller.ctx, id, candidate, answer.accepts, &answer.statement).await?;
    Ok(StatusCode::NO_CONTENT)
}
