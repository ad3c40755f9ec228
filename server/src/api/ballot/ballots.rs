//! Ballots: prepared, opened, ended, and their records.

use axum::http::StatusCode;
use domain::{
    ballot::{TypedBallot, TypedCandidate, TypedElection},
    policy::Action,
};
use serde_json::Value;
use service::{
    Error,
    ballot::{self, NewBallot},
};

use super::{
    OfBallot,
    bodies::{Ballot, BallotEntry, BallotStep, BallotToDraft, MadeBallot, Nomination, body},
    found, held,
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    group::OfGroup,
};

/// The ballots of a group, the newest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballots", tag = "group", params(OfGroup),
    responses((status = 200, description = "Those that the asker may know of", body = [BallotEntry]))
)]
pub async fn list_ballots(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<Vec<BallotEntry>>> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let lines = ballot::ballots(&caller.ctx, &facts).await?;
    let entry = |line: ballot::BallotLine| BallotEntry {
        id: line.id.0,
        title: line.title,
        rule: line.rule_name,
        state: line.state.to_string(),
        closes_at: line.closes_at,
        outcome: line.outcome.map(|outcome| outcome.to_string()),
    };
    Ok(Json(lines.into_iter().map(entry).collect()))
}

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
    let wish = NewBallot {
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
            shows_turnout: true,
            ..TypedElection::default()
        },
    };
    let id = ballot::draft_ballot(&caller.ctx, facts.id, &wish).await?;
    Ok((StatusCode::CREATED, Json(MadeBallot { id: id.0 })))
}

/// A ballot
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballots/{ballot}", tag = "group", params(OfBallot),
    responses((status = 200, description = "As the asker may see it", body = Ballot))
)]
pub async fn get_ballot(caller: Caller, Path(of): Path<OfBallot>) -> Answer<Json<Ballot>> {
    let (facts, id) = held(&caller, &of, Action::SeeGroup).await?;
    Ok(Json(body(ballot::ballot(&caller.ctx, &facts, id).await?)?))
}

/// Opens, closes, settles, puts off, resumes or annuls a ballot
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots/{ballot}/moves", tag = "group",
    params(OfBallot), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is done"))
)]
pub async fn move_ballot(
    caller: Caller,
    Path(of): Path<OfBallot>,
    Json(wanted): Json<BallotStep>,
) -> Answer<StatusCode> {
    let (_, id) = held(&caller, &of, Action::RunBallots).await?;
    let ctx = &caller.ctx;
    match wanted.step.as_str() {
        "open" => ballot::open_ballot(ctx, id).await?,
        "close" => ballot::close_ballot(ctx, id).await?,
        "settle" => ballot::settle_ballot(ctx, id).await?,
        "defer" => ballot::defer_ballot(ctx, id, &wanted.reason).await?,
        "resume" => ballot::resume_ballot(ctx, id).await?,
        "annul" => ballot::annul_ballot(ctx, id, &wanted.reason).await?,
        _ => return Err(Error::field("step", "option", "Choose one of the options.").into()),
    }
    Ok(StatusCode::NO_CONTENT)
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
        statement: String::new(),
        person: new.person.map(|person| person.to_string()).unwrap_or_default(),
    };
    let made = ballot::nominate(&caller.ctx, id, &typed).await?;
    Ok((StatusCode::CREATED, Json(MadeBallot { id: made.0 })))
}

/// The record of a ballot that closed
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballots/{ballot}/record", tag = "group", params(OfBallot),
    responses((status = 200, description = "The record, which `plenary verify` counts again", body = Object))
)]
pub async fn get_ballot_record(caller: Caller, Path(of): Path<OfBallot>) -> Answer<Json<Value>> {
    let (facts, id) = held(&caller, &of, Action::SeeGroup).await?;
    let (_, content) = ballot::record_of(&caller.ctx, &facts, id).await?;
    Ok(Json(serde_json::from_str(&content).map_err(Error::fault)?))
}
