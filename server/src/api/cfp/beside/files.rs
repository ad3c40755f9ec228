//! Files and links beside proposals.

use axum::{
    extract::Request,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use service::cfp::{self, AttachmentLine, SentFile, TypedLink};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::super::proposals::OfProposal;
use crate::{
    api::{
        Answer,
        caller::Caller,
        extract::{Json, Path, Query, body, has_type, unsupported_type},
        idempotency::{Head, carried_out_once},
        team::Made,
    },
    http::download,
};

/// What stands beside a proposal.
#[derive(Debug, Serialize, ToSchema)]
pub struct Attachments {
    /// The first one first.
    attachments: Vec<Attachment>,
}

/// A file or a link.
#[derive(Debug, Serialize, ToSchema)]
pub struct Attachment {
    /// Which.
    id: Uuid,
    /// The name of the file, or what the link is called.
    label: String,
    /// Where the link leads; none for a file.
    url: Option<String>,
    /// The size of the file in bytes; none for a link.
    bytes: Option<u64>,
}

/// A link to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLink {
    /// What it is called; its host where empty.
    #[serde(default)]
    #[schema(max_length = 100)]
    label: String,
    /// Where it leads.
    #[schema(max_length = 2000)]
    url: String,
}

/// Under which name a file is kept.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NamedFile {
    /// Its name; the ending follows from what the file is.
    #[param(example = "slides.pdf")]
    name: String,
}

/// A file or link of a proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfAttachment {
    /// Which proposal.
    proposal: Uuid,
    /// Which file or link.
    attachment: Uuid,
}

/// What stands beside one of the asker's proposals
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/attachments", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "Files and links", body = Attachments))
)]
pub async fn list_attachments(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Json<Attachments>> {
    let lines = cfp::my_attachments(&caller.ctx, of.proposal.into()).await?.lines;
    Ok(Json(Attachments { attachments: lines.into_iter().map(Attachment::from).collect() }))
}

/// Puts a link beside a proposal
#[utoipa::path(
    post, path = "/api/v1/me/proposals/{proposal}/attachments/links", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 201, description = "It is there", body = Made))
)]
pub async fn add_link(caller: Caller, Path(of): Path<OfProposal>, Json(new): Json<NewLink>) -> Answer<Response> {
    let typed = TypedLink { label: new.label, url: new.url };
    let id = cfp::add_link(&caller.ctx, of.proposal.into(), &typed).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })).into_response())
}

/// Puts a file beside a proposal
///
/// What it is, is found out by its bytes: a PDF, a picture, a document or slides, a ZIP or plain text.
#[utoipa::path(
    post, path = "/api/v1/me/proposals/{proposal}/attachments/files", tag = "cfp",
    params(OfProposal, NamedFile), security(("token" = ["profile"]), ("signIn" = [])),
    request_body(description = "The file, at most 10 MiB", content((String = "application/octet-stream"))),
    responses((status = 201, description = "It is there", body = Made))
)]
pub async fn attach_file(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Query(named): Query<NamedFile>,
    request: Request,
) -> Answer<Response> {
    // Decided before the file is read: only who may put a file here may send so much.
    cfp::may_attach(&caller.ctx, of.proposal.into()).await?;
    if !has_type(request.headers(), &["application/octet-stream"]) {
        return Err(unsupported_type("application/octet-stream").into());
    }
    let (parts, whole) = request.into_parts();
    let head = Head::of(&parts);
    let bytes = body(Request::from_parts(parts, whole), &()).await?;
    let sent = SentFile { name: named.name, bytes: bytes.clone() };
    let work = async {
        match cfp::attach_file(&caller.ctx, of.proposal.into(), sent).await {
            Ok(id) => (StatusCode::CREATED, Json(Made { id: id.into() })).into_response(),
            Err(error) => crate::problem::Failure::from(error).into_response(),
        }
    };
    Ok(Box::pin(carried_out_once(&caller.ctx, head, &bytes, work)).await)
}

/// Takes a file or link away from a proposal, for good
#[utoipa::path(
    delete, path = "/api/v1/me/proposals/{proposal}/attachments/{attachment}", tag = "cfp",
    params(OfAttachment), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It is gone"))
)]
pub async fn remove_attachment(caller: Caller, Path(of): Path<OfAttachment>) -> Answer<StatusCode> {
    cfp::remove_attachment(&caller.ctx, of.proposal.into(), of.attachment.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A file beside a proposal, for whoever may read the proposal
#[utoipa::path(
    get, path = "/api/v1/proposals/{proposal}/attachments/{attachment}", tag = "cfp",
    params(OfAttachment), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The file", body = String, content_type = "application/octet-stream"))
)]
pub async fn get_file(caller: Caller, Path(of): Path<OfAttachment>) -> Answer<Response> {
    Ok(download::answer(cfp::open_attachment(&caller.ctx, of.proposal.into(), of.attachment.into()).await?))
}

impl From<AttachmentLine> for Attachment {
    fn from(line: AttachmentLine) -> Self {
        let url = Some(line.url).filter(|url| !url.is_empty());
        Self { id: line.id.into(), label: line.label, url, bytes: line.bytes }
    }
}
