//! The API's description as it is served: written down once, and compressed once, for the first who can read that.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::{sync::OnceCell, task::spawn_blocking};

use crate::programme::{Effort, accepts, brotli, gzip, none_match};

/// The description in each encoding. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Served(Arc<Written>);

#[derive(Debug)]
struct Written {
    plain: Bytes,
    hash: String,
    /// Gzip and Brotli, each if it could be made.
    packed: OnceCell<[Option<Bytes>; 2]>,
}

/// What the encodings are called, in a header and at the end of a tag: a strong tag stands for one representation, and
/// another encoding is another one (RFC 9110, 8.8.3).
const ENCODINGS: [(&str, &str); 2] = [("gzip", "-gz"), ("br", "-br")];

impl Served {
    /// Writes the description down.
    pub fn new(document: &Value) -> Self {
        let plain = Bytes::from(serde_json::to_vec(document).unwrap_or_default());
        let hash = hex::encode(&Sha256::digest(&plain)[..12]);
        Self(Arc::new(Written { plain, hash, packed: OnceCell::new() }))
    }

    /// The answer to `GET /api/openapi.json`: the smallest that the client can read.
    pub async fn answer(&self, headers: &HeaderMap) -> Response {
        let (body, encoding) = self.choose(headers).await;
        let tag = self.tag(encoding.map_or("", |(_, ending)| ending));
        let mut response = if none_match(headers, &self.tags().each_ref().map(String::as_str)) == Some(true) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Response::new(Body::from(body));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            if let Some((name, _)) = encoding {
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
            }
            response
        };
        let headers = response.headers_mut();
        headers.insert(header::ETAG, HeaderValue::try_from(tag).unwrap_or_else(|_| HeaderValue::from_static("\"\"")));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }

    async fn choose(&self, headers: &HeaderMap) -> (Bytes, Option<(&'static str, &'static str)>) {
        let asked = ENCODINGS.map(|(name, _)| accepts(headers, name));
        if asked.contains(&true) {
            let packed = self.packed().await;
            // Brotli, the last, is the smallest.
            for place in (0..ENCODINGS.len()).rev().filter(|place| asked[*place]) {
                if let Some(body) = &packed[place] {
                    return (body.clone(), Some(ENCODINGS[place]));
                }
            }
        }
        (self.0.plain.clone(), None)
    }

    /// Made for the first who asks: most processes are never asked.
    async fn packed(&self) -> &[Option<Bytes>; 2] {
        self.0
            .packed
            .get_or_init(|| async {
                let plain = self.0.plain.clone();
                let made = spawn_blocking(move || [gzip(&plain, Effort::Kept), brotli(&plain)]);
                made.await.map_or([None, None], |packed| packed.map(|body| body.map(Bytes::from)))
            })
            .await
    }

    fn tags(&self) -> [String; 3] {
        ["", ENCODINGS[0].1, ENCODINGS[1].1].map(|ending| self.tag(ending))
    }

    fn tag(&self, ending: &str) -> String {
        format!("\"{}{ending}\"", self.0.hash)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use axum::body::to_bytes;
    use serde_json::json;

    use super::*;

    async fn ask(served: &Served, asked: &[(header::HeaderName, String)]) -> (StatusCode, HeaderMap, Bytes) {
        let asked = asked.iter().map(|(name, value)| (name.clone(), HeaderValue::try_from(value).expect("a value")));
        let (parts, body) = served.answer(&asked.collect()).await.into_parts();
        (parts.status, parts.headers, to_bytes(body, usize::MAX).await.expect("a body"))
    }

    fn read(encoding: &str, body: &[u8]) -> Vec<u8> {
        let mut read = Vec::new();
        match encoding {
            "gzip" => drop(flate2::read::GzDecoder::new(body).read_to_end(&mut read).expect("gzip")),
            "br" => ::brotli::BrotliDecompress(&mut { body }, &mut read).expect("Brotli"),
            _ => read.extend_from_slice(body),
        }
        read
    }

    #[tokio::test]
    async fn every_encoding_reads_the_same_and_has_a_strong_tag_of_its_own() {
        let document = json!({ "paths": "the same words again and again ".repeat(200) });
        let served = Served::new(&document);
        let mut seen = Vec::new();
        for (accepted, encoding) in
            [("", ""), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("zstd", "")]
        {
            let (status, headers, body) = ask(&served, &[(header::ACCEPT_ENCODING, accepted.into())]).await;
            let of = |name| headers.get(name).map_or("", |value: &HeaderValue| value.to_str().expect("text"));
            assert_eq!(
                (status.as_u16(), of(header::CONTENT_ENCODING), of(header::VARY)),
                (200, encoding, "accept-encoding")
            );
            assert_eq!(read(encoding, &body), document.to_string().into_bytes(), "{accepted}");
            assert!(encoding.is_empty() || body.len() < document.to_string().len() / 10);
            let tag = of(header::ETAG).to_owned();
            assert!(tag.starts_with('"'), "{tag}");
            seen.push((encoding, tag));
        }
        seen.sort();
        seen.dedup();
        let mut tags: Vec<_> = seen.iter().map(|(_, tag)| tag).collect();
        tags.dedup();
        assert_eq!((seen.len(), tags.len()), (3, 3), "{seen:?}");
    }

    #[tokio::test]
    async fn whoever_has_it_in_any_encoding_is_told_so() {
        let served = Served::new(&json!({ "openapi": "3.1.0" }));
        for tag in served.tags() {
            let (status, headers, body) =
                ask(&served, &[(header::IF_NONE_MATCH, tag), (header::ACCEPT_ENCODING, "gzip".into())]).await;
            assert_eq!((status.as_u16(), body.len()), (304, 0));
            assert_eq!(headers[header::ETAG].to_str().expect("text"), served.tag("-gz"));
            assert!(!headers.contains_key(header::CONTENT_ENCODING) && headers.contains_key(header::VARY));
        }
        assert_eq!(ask(&served, &[(header::IF_NONE_MATCH, "\"other\"".into())]).await.0, 200);
    }
}
