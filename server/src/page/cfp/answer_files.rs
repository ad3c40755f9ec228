//! Answers that are files: uploaded by speakers, saved to disk by whoever may read them.

use app::visit::Typed;
use axum::{
    extract::{FromRequest, Multipart, Path, Query, Request, multipart::MultipartError},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{
    Problem,
    cfp::field_of,
    id::{ProposalId, QuestionId},
    policy::Action,
    problem::Kind,
};
use serde::Deserialize;
use service::{
    Error,
    cfp::{FILE_BYTES_MOST, FileAnswer, answer_file, answer_with_file, call, offered_answer_file, remove_answer_file},
};

use super::{facts, proposals};
use crate::{
    page::Answer,
    visitor::{Form, Visitor, form_unreadable},
};

/// Room for a file, and for what a form adds around it.
pub const UPLOAD: usize = FILE_BYTES_MOST + 65_536;

/// Whose answer about themselves.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct By {
    /// The person's id; empty for an answer about the proposal.
    pub by: String,
}

/// `GET /me/proposals/{proposal}/answers/{question}`
pub async fn mine(visitor: Visitor, Path((id, question)): Path<(String, String)>) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    let (id, question) = known(&id, &question)?;
    Ok(attachment(answer_file(&visitor.ctx, id, question).await?))
}

/// `POST /me/proposals/{proposal}/answers/{question}`
pub async fn upload(visitor: Visitor, Path((id, question)): Path<(String, String)>, request: Request) -> Answer {
    // Before a byte of the body: strangers send us no files.
    visitor.ctx.authorize_route(Action::Propose)?;
    let (proposal, question) = known(&id, &question)?;
    answer_file_is_theirs(&visitor, proposal).await?;
    let form = Multipart::from_request(request, &visitor.site).await.map_err(|_| form_unreadable())?;
    let answered = match uploaded(form, question).await {
        Ok((name, bytes)) => answer_with_file(&visitor.ctx, proposal, question, &name, bytes).await,
        Err(error) => Err(error),
    };
    let show = async |visitor: Visitor, _: &Typed| proposals::edit_without_typed(visitor, &id).await;
    match answered {
        Ok(()) => Ok(axum::response::Redirect::to(&format!("/me/proposals/{id}#files")).into_response()),
        Err(error) => visitor.refuse(Typed::default(), error, show).await,
    }
}

/// `POST /me/proposals/{proposal}/answers/{question}/remove`
pub async fn remove(visitor: Visitor, Path((id, question)): Path<(String, String)>, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    let (proposal, question) = known(&id, &question)?;
    let removed = remove_answer_file(&visitor.ctx, proposal, question).await;
    match removed {
        Ok(()) => Ok(axum::response::Redirect::to(&format!("/me/proposals/{id}#files")).into_response()),
        Err(error) => {
            let show = async |visitor: Visitor, _: &Typed| proposals::edit_without_typed(visitor, &id).await;
            visitor.refuse(typed, error, show).await
        }
    }
}

/// `GET /c/{conference}/organise/calls/{call}/proposals/{proposal}/answers/{question}`
pub async fn offered(
    visitor: Visitor,
    Path((slug, name, id, question)): Path<(String, String, String, String)>,
    Query(By { by }): Query<By>,
) -> Answer {
    let facts = facts(&visitor, &slug, Action::SeeProposals).await?;
    let call = call(&visitor.ctx, &facts, &name).await?.id;
    let (id, question) = known(&id, &question)?;
    let by = by.parse().ok();
    Ok(attachment(offered_answer_file(&visitor.ctx, &facts, call, (id, by), question).await?))
}

/// Whoever does not speak in it is told so before their file is read.
async fn answer_file_is_theirs(visitor: &Visitor, id: ProposalId) -> service::Result<()> {
    service::cfp::my_answers(&visitor.ctx, id).await.map(drop)
}

fn known(id: &str, question: &str) -> service::Result<(ProposalId, QuestionId)> {
    let ids = (id.parse().ok(), question.parse().ok());
    ids.0.zip(ids.1).ok_or_else(Error::not_found)
}

/// The name and the bytes of the field `file`. How many may come is bounded by the route.
async fn uploaded(mut form: Multipart, question: QuestionId) -> service::Result<(String, Bytes)> {
    let broken = |error: MultipartError| {
        let is_large = error.status().as_u16() == 413;
        let (kind, code) =
            if is_large { (Kind::TooLarge, "upload-too-large") } else { (Kind::Malformed, "form-unreadable") };
        Error::from(Problem::new(kind, code, "The file did not arrive whole, or is too large. Nothing was changed."))
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            return Ok((name, field.bytes().await.map_err(broken)?));
        }
    }
    Err(Error::field(&field_of(question), "missing", "This answer is needed."))
}

/// A file to be saved and never to be shown: whatever it holds, it acts with no rights of this site.
pub fn attachment(file: FileAnswer) -> Response {
    let media_type = HeaderValue::from_str(&file.media_type);
    let mut headers = HeaderMap::new();
    let fixed = [(header::CACHE_CONTROL, "private, no-store"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let usual = HeaderValue::from_static("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, media_type.unwrap_or(usual));
    let disposition = HeaderValue::from_str(&disposition(&file.name));
    headers.insert(header::CONTENT_DISPOSITION, disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment")));
    (headers, file.bytes).into_response()
}

/// RFC 6266: the name as it is for browsers of today, and in plain letters for others.
fn disposition(name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let plain: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if is_plain(char::from(byte)) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_its_header() {
        let told = disposition("sl\"ides\r\nX: ü.pdf");
        assert_eq!(
            told,
            "attachment; filename=\"sl_ides__X___.pdf\"; filename*=UTF-8''sl%22ides%0D%0AX%3A%20%C3%BC.pdf"
        );
        assert!(HeaderValue::from_str(&told).is_ok());
    }
}
