//! Ballots in preparation: written, edited and thrown away, unseen by others.

use axum::http::StatusCode;
use domain::{
    ballot::{TypedBallot, TypedElection},
    policy::Action,
};
use service::ballot::{self, NewBallot};

use super::{
    OfBallot,
    bodies::{BallotToDraft, MadeBallot},
    found, held,
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    group::OfGroup,
};

/// Prepares a ballot, unseen by others
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is prepared", body = MadeBallot))
)]
pub async fn draft_ballot(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<BallotToDraft>,
) -> Answer<(StatusCode, Json<MadeBallot>)> {
    let facts = found(&caller, &of.group, Action::RunBallots).await?;
    let id = ballot::draft_ballot(&caller.ctx, facts.id, &wish(new)).await?;
    Ok((StatusCode::CREATED, Json(MadeBallot { id: id.0 })))
}

/// Edits a draft; what was opened stays as it is
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/ballots/{ballot}", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is edited"))
)]
pub async fn edit_ballot(
    caller: Caller,
    Path(of): Path<OfBallot>,
    Json(new): Json<BallotToDraft>,
) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    ballot::edit_ballot(&caller.ctx, id, &wish(new)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Throws a draft away; what was opened is annulled instead
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/ballots/{ballot}", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn discard_ballot(caller: Caller, Path(of): Path<OfBallot>) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    ballot::discard_ballot(&caller.ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn wish(new: BallotToDraft) -> NewBallot {
    NewBallot {
        rule: new.rule,
        details: TypedBallot {
            title: new.title,
            question: new.question,
            consequence: new.consequence,
            subject_title: new.subject_title,
            subject_text: new.subject_text,
            hours: new.hours.to_string(),
            feeds_standing: new.feeds_standing,
        },
        election: TypedElection {
            method: new.method,
            seats: new.seats.to_string(),
            limit: new.limit.map(|most| most.to_string()).unwrap_or_default(),
            reopen: new.reopen,
            visibility: new.visibility,
            shows_turnout: !new.hides_turnout,
            least_hours: String::new(),
            quorum: new.quorum,
            unopposed: new.unopposed,
            months: new.months.iter().map(u32::to_string).collect::<Vec<_>>().join(","),
            ties: new.ties,
            sources: new.sources.join("\n"),
            seconds: new.seconds.to_string(),
            office: new.office.as_ref().map(|one| one.kind.clone()).unwrap_or_default(),
            office_title: new.office.as_ref().map(|one| one.title.clone()).unwrap_or_default(),
            office_from: new.office.as_ref().map(|one| one.from.to_string()).unwrap_or_default(),
            office_until: new.office.as_ref().and_then(|one| Some(one.until?.to_string())).unwrap_or_default(),
            office_fills: new.office.as_ref().and_then(|one| Some(one.fills?.to_string())).unwrap_or_default(),
        },
        revision: new.revision.map(|revision| revision.to_string()).unwrap_or_default(),
        item: new.item.map(|item| item.to_string()).unwrap_or_default(),
        conference: new.conference,
        session: new.session,
    }
}
