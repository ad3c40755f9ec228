//! What was proposed, as patches for git.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::policy::Action;
use serde::Deserialize;
use service::{comment, draft::revision_line};
use utoipa::IntoParams;

use super::{OfComment, found};
use crate::api::{
    Answer,
    caller::Caller,
    draft::OfDraft,
    extract::{Path, Query},
};

/// Which file of a repository is patched.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PatchOf {
    /// Its path within the repository; the draft's name with `.md`, unless said.
    #[serde(default)]
    #[param(required = false)]
    file: String,
}

/// Which patches are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PatchesOf {
    /// Its path within the repository; the draft's name with `.md`, unless said.
    #[serde(default)]
    #[param(required = false)]
    file: String,
    /// The revision for which they were proposed; the newest, unless said.
    #[serde(default)]
    #[param(required = false)]
    revision: Option<i32>,
}

/// The suggestions that were taken over, as a series of patches that `git am` takes
///
/// Of the newest revision they are for those who write the draft, until the next one is posted.
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/suggestions.patch", tag = "comment", params(OfDraft, PatchesOf),
    responses((status = 200, description = "The series; empty where nothing was taken over", body = String, content_type = "text/x-patch"))
)]
pub async fn get_suggestions(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Query(query): Query<PatchesOf>,
) -> Answer<Response> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::SeeDraft).await?;
    let number = revision_line(&caller.ctx, &facts, query.revision).await?.number;
    Ok(text(comment::patches(&caller.ctx, &facts, number, &query.file).await?))
}

/// What one comment proposes, as a patch of the revision that it was made on
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/comments/{comment}/patch", tag = "comment",
    params(OfComment, PatchOf),
    responses((status = 200, description = "The patch", body = String, content_type = "text/x-patch"))
)]
pub async fn get_suggestion(
    caller: Caller,
    Path(of): Path<OfComment>,
    Query(query): Query<PatchOf>,
) -> Answer<Response> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::SeeDraft).await?;
    Ok(text(comment::patch(&caller.ctx, &facts, of.comment.into(), &query.file).await?))
}

fn text(patch: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/x-patch; charset=utf-8"))], patch).into_response()
}
