//! Answers that are files.

use axum::{extract::Request, http::StatusCode, response::Response};
use domain::policy::Action;
use serde::Deserialize;
use service::cfp::{self, my_answers};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    api::{
        Answer,
        caller::Caller,
        extract::{Path, Query, body, has_type, unsupported_type},
    },
    page::cfp::attachment,
};

/// A question about a proposal of the asker's in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfAnswer {
    /// Which proposal.
    pub proposal: Uuid,
    /// Which question.
    pub question: Uuid,
}

/// What the file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Named {
    /// Its name, with its ending.
    #[param(max_length = 200, example = "slides.pdf")]
    name: String,
}

/// The file that the asker gave as an answer, to be saved
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/answers/{question}/file", tag = "cfp",
    params(OfAnswer), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream"))
)]
pub async fn get_answer_file(caller: Caller, Path(of): Path<OfAnswer>) -> Answer<Response> {
    Ok(attachment(cfp::answer_file(&caller.ctx, of.proposal.into(), of.question.into()).await?))
}

/// Answers a question with a file, in place of the one before
///
/// What the file is, its bytes say. It is only ever given out to be saved.
#[utoipa::path(
    put, path = "/api/v1/me/proposals/{proposal}/answers/{question}/file", tag = "cfp",
    params(OfAnswer, Named), security(("token" = ["profile"]), ("signIn" = [])),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file, at most 20 MiB"),
    responses((status = 204, description = "It is kept"))
)]
pub async fn put_answer_file(
    caller: Caller,
    Path(of): Path<OfAnswer>,
    Query(named): Query<Named>,
    request: Request,
) -> Answer<StatusCode> {
    // Decided before the file is read.
    caller.ctx.authorize_route(Action::Propose)?;
    my_answers(&caller.ctx, of.proposal.into()).await?;
    if !has_type(request.headers(), &["application/octet-stream"]) {
        return Err(unsupported_type("application/octet-stream").into());
    }
    let bytes = body(request, &()).await?;
    cfp::answer_with_file(&caller.ctx, of.proposal.into(), of.question.into(), &named.name, bytes).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the file of an answer back
#[utoipa::path(
    delete, path = "/api/v1/me/proposals/{proposal}/answers/{question}/file", tag = "cfp",
    params(OfAnswer), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn remove_answer_file(caller: Caller, Path(of): Path<OfAnswer>) -> Answer<StatusCode> {
    cfp::remove_answer_file(&caller.ctx, of.proposal.into(), of.question.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
