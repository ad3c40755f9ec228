//! The record of a ballot that closed, and what was said in it as files of others.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::policy::Action;
use serde_json::Value;
use service::{Error, ballot};

use super::{OfBallot, held};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

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

/// Everything that was said, as CSV, with names as far as the asker may see them
///
/// For whoever may have the record. In a confidential ballot the papers without names.
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballots/{ballot}/record.csv", tag = "group", params(OfBallot),
    responses((status = 200, description = "A table with a head", body = String, content_type = "text/csv"))
)]
pub async fn get_ballot_table(caller: Caller, Path(of): Path<OfBallot>) -> Answer<Response> {
    let (facts, id) = held(&caller, &of, Action::SeeGroup).await?;
    let table = ballot::votes_table(&caller.ctx, &facts, id).await?;
    Ok(text("text/csv; charset=utf-8", table))
}

/// The papers of an election as BLT, which programs that count read
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/ballots/{ballot}/record.blt", tag = "group", params(OfBallot),
    responses((status = 200, description = "Equal papers together, sorted by what they say", body = String, content_type = "text/plain"))
)]
pub async fn get_ballot_papers(caller: Caller, Path(of): Path<OfBallot>) -> Answer<Response> {
    let (facts, id) = held(&caller, &of, Action::SeeGroup).await?;
    let papers = ballot::papers_file(&caller.ctx, &facts, id).await?;
    Ok(text("text/plain; charset=utf-8", papers))
}

fn text(kind: &'static str, content: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], content).into_response()
}
