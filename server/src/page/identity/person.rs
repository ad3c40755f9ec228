//! A person's page and picture.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::id::{FileId, PersonId};
use service::{Error, identity as use_case};

use crate::{page::Answer, visitor::Visitor};

/// `GET /people/{person}`
pub async fn person(visitor: Visitor, Path(person): Path<String>) -> Answer {
    let id: PersonId = person.parse().map_err(|_| Error::not_found())?;
    let person = use_case::person_page(&visitor.ctx, id).await?;
    visitor.page(|| app::identity::person_page(person))
}

/// `GET /people/{person}/picture/{picture}.jpg`: written by this site itself, so that it is a JPEG whatever was sent.
pub async fn picture(visitor: Visitor, Path((person, picture)): Path<(String, String)>) -> Answer {
    let person: PersonId = person.parse().map_err(|_| Error::not_found())?;
    let picture: FileId = picture.strip_suffix(".jpg").and_then(|id| id.parse().ok()).ok_or_else(Error::not_found)?;
    let bytes = use_case::picture(&visitor.ctx, person, picture).await?;
    let mut response: Response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    // The address changes with the picture; a profile that is closed later is forgotten within a day.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    Ok(response)
}
