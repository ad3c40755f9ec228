//! Conditional requests: strong entity tags, `If-None-Match` on reads, `If-Match` on writes.
//!
//! A tag is made from the bytes of the answer, so that it changes with whatever a reader would see change. Where a thing
//! has a version for edits, the version stands before the first dot of its tag; `If-Match` compares that part alone.

use std::io::Write;

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{Problem, problem::Kind};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::problem::Failure;

/// Smaller bodies are not worth compressing.
const WORTH_COMPRESSING: usize = 1_024;

/// The version of the thing that an answer shows, for [`represent`] to put into the tag.
#[derive(Clone, Debug)]
pub struct Versioned(pub String);

/// Tags what reads answer with, says "not modified" to who has it already, and compresses.
pub async fn represent(mut request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = next.run(request).await;
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        return response;
    }
    // The body decides the tag, so that it is made for HEAD too; axum leaves it away further out.
    *request.method_mut() = Method::GET;
    let gzip = accepts_gzip(request.headers());
    let known = request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect::<Vec<_>>();
    let (mut parts, body) = next.run(request).await.into_parts();
    if parts.status != StatusCode::OK {
        return Response::from_parts(parts, body);
    }
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return Failure::from(service::Error::fault("a body made here cannot be read")).into_response();
    };
    let gzip = gzip && body.len() >= WORTH_COMPRESSING;
    let tag = tag(&body, parts.extensions.get::<Versioned>(), gzip);
    let headers = &mut parts.headers;
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, authorization, cookie"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if known.iter().any(|list| names(list, &tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        headers.remove(header::CONTENT_TYPE);
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::ETAG, tag);
        return Response::from_parts(parts, Body::empty());
    }
    headers.insert(header::ETAG, tag);
    let body = if gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        compressed(&body)
    } else {
        body
    };
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Response::from_parts(parts, Body::from(body))
}

/// Another encoding is another representation, and so has another strong tag.
fn tag(body: &[u8], version: Option<&Versioned>, gzip: bool) -> HeaderValue {
    let hash = hex::encode(&Sha256::digest(body)[..12]);
    let encoding = if gzip { ".gz" } else { "" };
    let tag = match version {
        Some(Versioned(version)) => format!("\"{version}.{hash}{encoding}\""),
        None => format!("\"{hash}{encoding}\""),
    };
    HeaderValue::try_from(tag).unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}

/// Whether an `If-None-Match` names the tag; weak comparison, as RFC 9110 wants it.
pub fn names(list: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(list), Ok(tag)) = (list.to_str(), tag.to_str()) else { return false };
    list.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let refused = |weight: &str| weight.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().unwrap_or(0.0) <= 0.0);
        gzip && !parts.any(refused)
    })
}

fn compressed(body: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::new(4));
    // Writing to memory does not fail.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default().into()
}

/// The version that a write is made from, as `If-Match` names it; none where the client does not mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IfMatch(pub Option<String>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let mut lines = parts.headers.get_all(header::IF_MATCH).iter();
        let Some(line) = lines.next() else { return Ok(Self(None)) };
        let tag = line.to_str().ok().map(str::trim).filter(|_| lines.next().is_none());
        match tag {
            Some("*") => Ok(Self(None)),
            Some(tag) => version_of(tag).map(|version| Self(Some(version))).ok_or_else(|| unreadable().into()),
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
    use super::*;

    #[test]
    fn a_tag_changes_with_the_body_and_with_its_encoding_and_begins_with_the_version() {
        let version = Versioned("v7".into());
        let [plain, other, zipped] = [(b"a", false), (b"b", false), (b"a", true)]
            .map(|(body, gzip)| tag(body, Some(&version), gzip).to_str().expect("text").to_owned());
        assert!(plain != other && plain != zipped);
        for tag in [plain, other, zipped] {
            assert_eq!(version_of(&tag).as_deref(), Some("v7"));
        }
    }

    #[test]
    fn a_weak_a_foreign_and_a_broken_tag_match_nothing() {
        assert_eq!(version_of("W/\"v7.abc\"").as_deref(), Some("none"));
        assert_eq!(version_of("\"v7\"").as_deref(), Some("none"));
        assert_eq!(version_of("\"v7.a\", \"v8.b\""), None);
        assert_eq!(version_of("v7"), None);
    }

    #[test]
    fn a_known_tag_is_found_in_a_list() {
        let tag = HeaderValue::from_static("\"abc\"");
        for list in ["\"abc\"", "\"x\", W/\"abc\"", "*"] {
            assert!(names(&HeaderValue::from_static(list), &tag), "{list}");
        }
        assert!(!names(&HeaderValue::from_static("\"ab\""), &tag));
    }

    #[test]
    fn gzip_is_sent_to_who_takes_it() {
        let accepts = |value| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            accepts_gzip(&headers)
        };
        assert!(accepts("br, gzip;q=0.5"));
        assert!(!accepts("gzip;q=0"));
        assert!(!accepts("br"));
    }
}
