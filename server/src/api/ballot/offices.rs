//! Terms of office that elections gave, and seconds for nominations.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{ballot::Seat, id::CandidacyId, policy::Action};
use serde::Serialize;
use service::ballot::{self, OfficeLine};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{candidates::OfCandidate, found, held};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    group::OfGroup,
};

/// A term of office.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfficeTerm {
    /// Which; what an election names that fills the rest of it.
    id: Uuid,
    /// The election that gave it.
    ballot: Uuid,
    /// `chair`, `secretary`, `editor`, `liaison`, or `seat` for one without a role.
    kind: String,
    /// What the group calls it; may be empty.
    title: String,
    /// Who was elected; null where the seat stayed open.
    person: Option<Uuid>,
    /// Their name; may be empty.
    name: String,
    /// The first day.
    from: NaiveDate,
    /// The first day after it.
    ends: NaiveDate,
    /// `awaited`, `held` or `vacant`.
    state: String,
    /// Since when nobody holds it.
    vacant_since: Option<NaiveDate>,
}

/// The terms of office that elections of a group gave and that are not over
///
/// For whoever may see the members of the group. A seat that was filled for the rest of its term stands there under whoever
/// fills it.
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/offices", tag = "group", params(OfGroup),
    responses((status = 200, description = "Terms of office, the first to end first", body = [OfficeTerm]))
)]
pub async fn list_offices(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<OfficeTerm>>> {
    let facts = found(&caller, &of.group, Action::SeeGroupMembers).await?;
    let lines = ballot::offices(&caller.ctx, &facts).await?;
    Ok(Json(lines.into_iter().map(term).collect()))
}

/// Seconds a nomination, as another member with a vote
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}/candidates/{candidate}/second", tag = "group",
    params(OfCandidate), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is seconded"))
)]
pub async fn second_nomination(caller: Caller, Path(of): Path<OfCandidate>) -> Answer<StatusCode> {
    let (of, candidate): (_, CandidacyId) = of.parts();
    let (_, id) = held(&caller, &of, Action::Vote).await?;
    ballot::second_nomination(&caller.ctx, id, candidate).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's second back, before the ballot opens
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/ballots/{ballot}/candidates/{candidate}/second", tag = "group",
    params(OfCandidate), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is taken back"))
)]
pub async fn withdraw_second(caller: Caller, Path(of): Path<OfCandidate>) -> Answer<StatusCode> {
    let (of, candidate) = of.parts();
    let (_, id) = held(&caller, &of, Action::Vote).await?;
    ballot::withdraw_second(&caller.ctx, id, candidate).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn term(line: OfficeLine) -> OfficeTerm {
    let (state, vacant_since) = match line.seat {
        Seat::Vacant(since) => ("vacant", Some(since)),
        Seat::Awaited => ("awaited", None),
        Seat::Held | Seat::Over => ("held", None),
    };
    OfficeTerm {
        id: line.id.0,
        ballot: line.ballot.0,
        kind: line.kind.to_string(),
        title: line.title,
        person: line.person.map(|person| person.0),
        name: line.name,
        from: line.from,
        ends: line.ends,
        state: state.to_owned(),
        vacant_since,
    }
}
