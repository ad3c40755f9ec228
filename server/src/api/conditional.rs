//! Conditional requests: strong entity tags, `If-None-Match` on reads, `If-Match` on writes.
//!
//! A tag is made from the bytes of the answer, so that it changes with whatever a reader would see change. Where a thing
//! has a version for edits, the version stands before the first dot of its tag; `If-Match` compares that part alone.

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Problem, problem::Kind};
use serde::Serialize;
use service::Version;
use sha2::{Digest, Sha256};

use super::extract::{Json, has_type};
use crate::{
    problem::Failure,
    programme::{Effort, accepts, gzip, none_match},
};

/// Smaller bodies are not worth compressing.
const WORTH_COMPRESSING: usize = 1_024;
/// What an answer depends on besides its address.
const VARY: &str = "accept-encoding, authorization, cookie, sec-fetch-site";

/// The version of the thing that an answer shows, for [`represent`] to put into the tag.
#[derive(Clone, Debug)]
pub struct Versioned(Version);

/// An answer that shows a thing with a version for edits.
#[derive(Debug)]
pub struct Tagged<T>(pub T, pub Version);

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.0).into_response();
        response.extensions_mut().insert(Versioned(self.1));
        response
    }
}

/// Tags what reads answer with, says "not modified" to who has it already, and compresses. A write that answers with the
/// thing as it is now tells its new tag; what it answers stands beside what was sent, so it is never compressed (decision
/// 52).
pub async fn represent(mut request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return represent_write(next.run(request).await).await;
    }
    // The body decides the tag, so that it is made for HEAD too; axum leaves it away further out.
    *request.method_mut() = Method::GET;
    let wants_gzip = accepts(request.headers(), "gzip") && nobody_else_asks(request.headers());
    let sent = request.headers().clone();
    let (mut parts, body) = next.run(request).await.into_parts();
    if parts.status != StatusCode::OK {
        return Response::from_parts(parts, body);
    }
    let Ok(body) = to_bytes(body, usize::MAX).await else { return unreadable_body() };
    let tags = [false, true].map(|gzip| tag(&body, parts.extensions.get::<Versioned>(), gzip));
    let headers = &mut parts.headers;
    let packs = wants_gzip && body.len() >= WORTH_COMPRESSING && has_type(headers, &["application/json"]);
    headers.insert(header::VARY, HeaderValue::from_static(VARY));
    // Files that people sent are not to be kept at all, and say so.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    headers.insert(header::ETAG, header_value(&tags[usize::from(packs)]));
    if none_match(&sent, &[&tags[0], &tags[1]]) == Some(true) {
        parts.status = StatusCode::NOT_MODIFIED;
        headers.remove(header::CONTENT_TYPE);
        headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    let body = match packs.then(|| gzip(&body, Effort::Once)).flatten() {
        Some(packed) => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            packed.into()
        }
        None => body,
    };
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Response::from_parts(parts, Body::from(body))
}

/// Whether nobody has a browser ask for somebody else. A browser says which site's page asks; one that is signed in and says
/// that it was another's, or says nothing, may have been made to, by whoever counts the bytes that come back (BREACH).
fn nobody_else_asks(headers: &HeaderMap) -> bool {
    let by_sign_in = headers.contains_key(header::COOKIE) && !headers.contains_key(header::AUTHORIZATION);
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    !by_sign_in || matches!(from, Some(b"same-origin" | b"none"))
}

async fn represent_write(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let Some(version) = parts.extensions.get::<Versioned>() else { return Response::from_parts(parts, body) };
    let Ok(body) = to_bytes(body, usize::MAX).await else { return unreadable_body() };
    parts.headers.insert(header::ETAG, header_value(&tag(&body, Some(version), false)));
    Response::from_parts(parts, Body::from(body))
}

fn unreadable_body() -> Response {
    Failure::from(service::Error::fault("a body made here cannot be read")).into_response()
}

/// Another encoding is another representation, and so has another strong tag.
fn tag(body: &[u8], version: Option<&Versioned>, gzip: bool) -> String {
    let hash = hex::encode(&Sha256::digest(body)[..12]);
    let encoding = if gzip { "-gz" } else { "" };
    match version {
        Some(Versioned(version)) => format!("\"{version}.{hash}{encoding}\""),
        None => format!("\"{hash}{encoding}\""),
    }
}

fn header_value(tag: &str) -> HeaderValue {
    HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""))
}

/// The version that a write is made from, as `If-Match` names it; none where the client does not mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IfMatch(Option<Version>);

impl IfMatch {
    /// The version, for the use case to compare.
    pub fn version(&self) -> Option<&Version> {
        self.0.as_ref()
    }

    /// What an edit from an old state is called here: the client named a condition, and it does not hold.
    pub fn refused(error: service::Error) -> Failure {
        let Failure(mut problem) = Failure::from(error);
        if problem.code == "changed-meanwhile" {
            problem.kind = Kind::PreconditionFailed;
        }
        Failure(problem)
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let mut lines = parts.headers.get_all(header::IF_MATCH).iter();
        let Some(line) = lines.next() else { return Ok(Self(None)) };
        let tag = line.to_str().ok().map(str::trim).filter(|_| lines.next().is_none());
        match tag {
            Some("*") => Ok(Self(None)),
            Some(tag) => version_of(tag)
                .and_then(|version| Version::sent(&version))
                .map(|version| Self(Some(version)))
                .ok_or_else(|| unreadable().into()),
            None => Err(unreadable().into()),
        }
    }
}

/// A weak tag never matches strongly, and neither does one that is not ours: both become a version that nothing has.
fn version_of(tag: &str) -> Option<String> {
    let strong = tag.strip_prefix("W/").unwrap_or(tag);
    let inner = strong.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('"') {
        return None;
    }
    let version = inner.split_once('.').map_or("none", |(version, _)| version);
    Some(if tag.starts_with("W/") { "none".into() } else { version.into() })
}

fn unreadable() -> Problem {
    let message = "If-Match must hold one entity tag, as the ETag header of a read gave it.";
    Problem::new(Kind::Malformed, "if-match-unreadable", message)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    #[test]
    fn a_tag_changes_with_the_body_and_with_its_encoding_and_begins_with_the_version() {
        let version = Version::sent("v7").map(Versioned);
        let tags = [(b"a", false), (b"b", false), (b"a", true)].map(|(body, gzip)| tag(body, version.as_ref(), gzip));
        assert!(tags[0] != tags[1] && tags[0] != tags[2]);
        assert!(tags.iter().all(|tag| version_of(tag).as_deref() == Some("v7")));
    }

    #[test]
    fn whose_browser_may_be_made_to_ask_gets_nothing_whose_length_tells() {
        let asks = |sent: &[(&'static str, &'static str)]| {
            let sent =
                sent.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
            nobody_else_asks(&sent.collect())
        };
        let cookie = ("cookie", "__Host-plenary=x");
        assert!(asks(&[]) && asks(&[("sec-fetch-site", "cross-site")]), "nobody in particular has no secrets");
        assert!(asks(&[("authorization", "Bearer x")]) && asks(&[("authorization", "Bearer x"), cookie]));
        assert!(asks(&[cookie, ("sec-fetch-site", "same-origin")]) && asks(&[cookie, ("sec-fetch-site", "none")]));
        for from in ["cross-site", "same-site", "Same-Origin", ""] {
            assert!(!asks(&[cookie, ("sec-fetch-site", from)]), "{from}");
        }
        assert!(!asks(&[cookie]));
    }

    #[test]
    fn a_weak_a_foreign_and_a_broken_tag_match_nothing() {
        assert_eq!(version_of("W/\"v7.abc\"").as_deref(), Some("none"));
        assert_eq!(version_of("\"v7\"").as_deref(), Some("none"));
        assert_eq!(version_of("\"v7.a\", \"v8.b\""), None);
        assert_eq!(version_of("v7"), None);
    }
}
