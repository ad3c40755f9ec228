//! Histories of drafts: several revisions, posted at once.

use axum::{
    body::Body,
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{
    draft::{TypedRevision, history::MAX_FILES},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::{
    Error,
    draft::{DraftFacts, PostedFile, parse_answers, post_history, read_history},
};
use utoipa::{IntoParams, ToSchema};

use super::{OfDraft, found};
use crate::{
    api::{
        Answer,
        caller::Caller,
        extract::{Json, Path, Query, body, has_type, unsupported_type},
        idempotency::{Head, carried_out_once},
    },
    upload::Upload,
};

/// The type that files are sent as.
const TYPE: &str = "multipart/form-data";

/// What is said about each of the revisions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AboutHistory {
    /// What changed, in a sentence or more.
    #[serde(default)]
    #[param(required = false, max_length = 1000)]
    note: String,
    /// The web address of the place where the same texts are kept.
    #[serde(default)]
    #[param(required = false)]
    repository: String,
    /// What requirements of the first file that is new are, where that is unsure, as `12:34,15:new`: places in the new
    /// and the old text, from 0.
    #[serde(default)]
    #[param(required = false)]
    answers: String,
}

/// The files of a history.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "tells the shape of the form; its parts are read one by one")]
pub struct HistoryToPost {
    /// The files, each with a name that begins with its number.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<u8>,
}

/// Which revision a file of a history is.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostedFileBody {
    /// The name of the file.
    file: String,
    /// The number of the revision.
    number: i32,
    /// Whether it was posted now; otherwise a revision said the same before.
    posted: bool,
}

/// Posts a history: several files, each as a revision, in the order of the numbers that their names begin with
///
/// Every file is read before any is posted. What the draft holds of the history already is passed over, so that a
/// history that was cut off, or has grown, is sent again as a whole. Where it is unsure which requirement is which, the
/// answer is 409 and says which file it is about and what was posted before it: ask `…/revisions/check` with that file,
/// and send `answers`.
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/history", tag = "draft",
    params(OfDraft, AboutHistory), security(("token" = ["group"]), ("signIn" = [])),
    request_body(description = "The files, at most 200 of them and 15 MiB together", content((HistoryToPost = "multipart/form-data"))),
    responses((status = 200, description = "The revision that each file is", body = Vec<PostedFileBody>))
)]
pub async fn post_draft_history(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Query(about): Query<AboutHistory>,
    request: Request,
) -> Answer<Response> {
    // Decided before the files are read: only who may post may send so much.
    let (_, facts) = found(&caller, &of, Action::WriteDraft).await?;
    if !has_type(request.headers(), &[TYPE]) {
        return Err(unsupported_type(TYPE).into());
    }
    let (parts, whole) = request.into_parts();
    let head = Head::of(&parts);
    let whole = body(Request::from_parts(parts.clone(), whole), &()).await?;
    let form = Request::from_parts(parts, Body::from(whole.clone()));
    let work = async {
        match posted(&caller, &facts, about, form).await {
            Ok(told) => told.into_response(),
            Err(failure) => failure.into_response(),
        }
    };
    Ok(Box::pin(carried_out_once(&caller.ctx, head, &whole, work)).await)
}

async fn posted(
    caller: &Caller,
    facts: &DraftFacts,
    about: AboutHistory,
    form: Request,
) -> Answer<Json<Vec<PostedFileBody>>> {
    let sent: Vec<(String, Bytes)> = Upload::from_request(form, &()).await?.files.all("file");
    if sent.is_empty() {
        return Err(
            Error::field("file", "missing", "Send the files as parts called “file”, each with its name.").into()
        );
    }
    let files = read_history(sent, MAX_FILES).await.map_err(Error::from)?;
    let typed = TypedRevision { note: about.note, repository: about.repository, commit: String::new() };
    let answers = parse_answers(&about.answers)?;
    let done = post_history(&caller.ctx, facts.id, &files, &typed, &answers).await?;
    Ok(Json(done.whole(&files)?.into_iter().map(PostedFileBody::from).collect()))
}

impl From<PostedFile> for PostedFileBody {
    fn from(one: PostedFile) -> Self {
        Self { file: one.name, number: one.number, posted: one.is_new }
    }
}
