//! Ballots as the asker may see them, and the steps of their life.

use axum::http::StatusCode;
use domain::policy::Action;
use service::{Error, ballot};

use super::{
    OfBallot,
    bodies::{Ballot, BallotEntry, BallotStep},
    found, held,
    shown::body,
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

/// A ballot
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballots/{ballot}", tag = "group", params(OfBallot),
    responses((status = 200, description = "As the asker may see it", body = Ballot))
)]
pub async fn get_ballot(caller: Caller, Path(of): Path<OfBallot>) -> Answer<Json<Ballot>> {
    let (facts, id) = held(&caller, &of, Action::SeeGroup).await?;
    let sheet = ballot::ballot(&caller.ctx, &facts, id).await?;
    // Programs get them all, however many there are.
    let all = if sheet.voters.len() < sheet.voters_count {
        ballot::all_voters(&caller.ctx, &facts, id).await?
    } else {
        Vec::new()
    };
    Ok(Json(body(sheet, all)?))
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
