//! One answer, ready to be sent as often as it is asked for.

use std::{
    sync::OnceLock,
    time::{Duration, UNIX_EPOCH},
};

use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use bytes::Bytes;
use domain::Instant;
use http_body_util::Full;
use sha2::{Digest, Sha256};

use super::{
    brotli::brotli,
    conditional::{Encoding, accepts, none_match, not_modified_since},
    gzip::{Effort, gunzip, gzip},
};
use crate::http::{Ready, metrics::Reads};

/// What the public gets: kept by nobody without asking, so that a release shows at once.
pub const PUBLIC: &str = "public, max-age=0, must-revalidate";
/// What is only for its asker.
pub const PRIVATE: &str = "private, no-store";
/// What never changes under its address.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// As many header fields as an answer has in the end.
const ALL_HEADERS: usize = 18;
/// Bodies shorter than this are not worth compressing.
const SHORT: usize = 256;
/// Bodies up to this length are kept packed alone, and unpacked for the few who cannot read that: it takes a tenth of a
/// millisecond.
const UNPACKED_FOR_FEW: usize = 256 * 1024;

/// What a renderer made.
#[derive(Debug)]
pub struct Made {
    /// What it is.
    pub content_type: &'static str,
    /// How long others may keep it.
    pub cache_control: &'static str,
    /// When what it shows last changed.
    pub modified: Instant,
    /// The body.
    pub body: Vec<u8>,
}

/// A body in each encoding, with its validators.
#[derive(Debug)]
pub struct Kept {
    content_type: &'static str,
    cache_control: &'static str,
    /// Seconds since 1970.
    modified: u64,
    last_modified: HeaderValue,
    /// Bytes of the body.
    length: usize,
    identity: Written,
    gzip: Option<Written>,
    /// Made later, off the request's path.
    brotli: OnceLock<Written>,
    /// Where it is counted that it was sent, if it is kept for that.
    reads: Option<Reads>,
}

/// A body in one encoding. Its tag is strong, so each encoding has its own.
#[derive(Debug)]
struct Written {
    /// `None` if it can be had from gzip.
    body: Option<Bytes>,
    tag: HeaderValue,
}

impl Kept {
    /// Keeps what was made, with that much effort to make it small.
    pub fn new(made: Made, effort: Effort) -> Self {
        let hash = &hex::encode(Sha256::digest(&made.body))[..20];
        let modified = u64::try_from(made.modified.timestamp()).unwrap_or(0);
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(modified));
        let gzip = is_compressible(made.content_type, made.body.len()).then(|| gzip(&made.body, effort)).flatten();
        let length = made.body.len();
        let whole = gzip.is_none() || length > UNPACKED_FOR_FEW;
        let identity = whole.then(|| Bytes::from(made.body.into_boxed_slice()));
        Self {
            content_type: made.content_type,
            cache_control: made.cache_control,
            modified,
            last_modified: HeaderValue::try_from(date).unwrap_or(HeaderValue::from_static("")),
            length,
            identity: Written { body: identity, tag: tag(hash, "") },
            gzip: gzip.map(|body| Written { body: Some(body.into()), tag: tag(hash, "-gz") }),
            brotli: OnceLock::new(),
            reads: None,
        }
    }

    /// Counts what is sent of it as reads of `route`, so that it may be sent before any route is looked for.
    pub fn read_as(self, route: &str) -> Self {
        Self { reads: Some(Reads::of(route)), ..self }
    }

    /// Where it is counted.
    pub fn reads(&self) -> Option<&Reads> {
        self.reads.as_ref()
    }

    /// Bytes that this takes, once Brotli is there too.
    pub fn weight(&self) -> usize {
        let length = |written: &Written| written.body.as_ref().map_or(0, Bytes::len);
        length(&self.identity) + 2 * self.gzip.as_ref().map_or(0, length) + 512
    }

    /// Whether a smaller body can still be made.
    pub fn wants_brotli(&self) -> bool {
        self.gzip.is_some() && self.brotli.get().is_none()
    }

    /// Makes the Brotli body. Slow: never on a request's path.
    pub fn make_brotli(&self) {
        let plain = self.body(&self.identity);
        if let Some(body) = brotli(&plain) {
            let hash = self.identity.tag.to_str().unwrap_or_default().trim_matches('"');
            let _ = self.brotli.set(Written { body: Some(body.into()), tag: tag(hash, "-br") });
        }
    }

    /// The answer to a GET or HEAD with these headers.
    pub fn answer(&self, headers: &HeaderMap) -> Response<Full<Bytes>> {
        let (written, encoding) = self.choose(headers);
        if self.is_unchanged(headers) {
            let mut response = Response::new(Full::default());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            self.validate(written, response.headers_mut());
            return response;
        }
        let mut response = Response::new(Full::new(self.body(written)));
        self.describe(written, encoding, response.headers_mut());
        response
    }

    /// The same, with the headers that the layers around the routes add: `dress` adds them.
    pub fn dressed(&self, headers: &HeaderMap, dress: impl Fn(&mut HeaderMap)) -> Ready {
        let (written, encoding) = self.choose(headers);
        let mut all = HeaderMap::with_capacity(ALL_HEADERS);
        let (status, body) = if self.is_unchanged(headers) {
            self.validate(written, &mut all);
            (StatusCode::NOT_MODIFIED, Bytes::new())
        } else {
            self.describe(written, encoding, &mut all);
            (StatusCode::OK, self.body(written))
        };
        dress(&mut all);
        Ready { status, headers: all, body }
    }

    /// The bytes in an encoding of this.
    fn body(&self, written: &Written) -> Bytes {
        written.body.clone().unwrap_or_else(|| {
            let packed = self.gzip.as_ref().and_then(|gzip| gzip.body.as_deref()).unwrap_or_default();
            gunzip(packed, self.length).expect("what was packed here is unpacked again").into()
        })
    }

    /// Whether the client has it already.
    fn is_unchanged(&self, headers: &HeaderMap) -> bool {
        let tags = [Some(&self.identity), self.gzip.as_ref(), self.brotli.get()];
        let tags = tags.map(|written| written.and_then(|written| written.tag.to_str().ok()).unwrap_or_default());
        none_match(headers, &tags).unwrap_or_else(|| not_modified_since(headers, self.modified))
    }

    /// What lets a client ask again.
    fn validate(&self, written: &Written, out: &mut HeaderMap) {
        out.reserve(ALL_HEADERS);
        out.insert(header::ETAG, written.tag.clone());
        out.insert(header::LAST_MODIFIED, self.last_modified.clone());
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache_control));
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }

    /// What lets a client read it, too.
    fn describe(&self, written: &Written, encoding: Encoding, out: &mut HeaderMap) {
        self.validate(written, out);
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        match encoding {
            Encoding::Identity => {}
            Encoding::Gzip => {
                out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            }
            Encoding::Brotli => {
                out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            }
        }
    }

    /// The smallest body that the client can read.
    fn choose(&self, headers: &HeaderMap) -> (&Written, Encoding) {
        if let Some(brotli) = self.brotli.get()
            && accepts(headers, "br")
        {
            return (brotli, Encoding::Brotli);
        }
        if let Some(gzip) = &self.gzip
            && accepts(headers, "gzip")
        {
            return (gzip, Encoding::Gzip);
        }
        (&self.identity, Encoding::Identity)
    }
}

fn is_compressible(content_type: &str, length: usize) -> bool {
    length >= SHORT && !content_type.starts_with("image/png")
}

fn tag(hash: &str, encoding: &str) -> HeaderValue {
    HeaderValue::try_from(format!("\"{hash}{encoding}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn kept() -> Kept {
        let body = "<p>The same words again and again.</p>".repeat(40).into_bytes();
        let modified = Instant::from_timestamp(1_770_000_000, 0).expect("in range");
        let made = Made { content_type: "text/html; charset=utf-8", cache_control: PUBLIC, modified, body };
        Kept::new(made, Effort::Once)
    }

    fn ask(kept: &Kept, name: header::HeaderName, value: &str) -> Response<Full<Bytes>> {
        let value = HeaderValue::from_str(value).expect("a header value");
        kept.answer(&HeaderMap::from_iter([(name, value)]))
    }

    #[test]
    fn each_encoding_has_its_own_strong_tag() {
        let kept = kept();
        kept.make_brotli();
        let tags = ["identity", "gzip", "br"].map(|coding| {
            let response = ask(&kept, header::ACCEPT_ENCODING, coding);
            response.headers()[header::ETAG].to_str().expect("text").to_owned()
        });
        assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags.iter().all(|tag| tag.starts_with('"')), "{tags:?}");
    }

    #[test]
    fn brotli_is_preferred_as_soon_as_it_is_there() {
        let kept = kept();
        let coding = |kept: &Kept| ask(kept, header::ACCEPT_ENCODING, "gzip, br").headers()["content-encoding"].clone();
        assert_eq!(coding(&kept), "gzip");
        kept.make_brotli();
        assert_eq!(coding(&kept), "br");
        assert!(!kept.wants_brotli());
    }

    #[test]
    fn whoever_has_it_is_told_so() {
        let kept = kept();
        let tag = ask(&kept, header::ACCEPT_ENCODING, "gzip").headers()[header::ETAG].clone();
        let tag = tag.to_str().expect("text");
        assert_eq!(ask(&kept, header::IF_NONE_MATCH, tag).status(), 304);
        assert_eq!(ask(&kept, header::IF_NONE_MATCH, "\"other\"").status(), 200);
        assert_eq!(ask(&kept, header::IF_MODIFIED_SINCE, "Mon, 02 Feb 2026 02:40:00 GMT").status(), 304);
        assert_eq!(ask(&kept, header::IF_MODIFIED_SINCE, "Mon, 02 Feb 2026 02:39:00 GMT").status(), 200);
    }

    #[test]
    fn the_tag_decides_where_both_are_sent() {
        let headers = HeaderMap::from_iter([
            (header::IF_NONE_MATCH, HeaderValue::from_static("\"other\"")),
            (header::IF_MODIFIED_SINCE, HeaderValue::from_static("Mon, 02 Feb 2026 02:40:00 GMT")),
        ]);
        assert_eq!(kept().answer(&headers).status(), 200);
    }

    #[test]
    fn what_is_compressed_reads_the_same() {
        let kept = kept();
        let mut text = String::new();
        let body = kept.gzip.as_ref().and_then(|gzip| gzip.body.as_deref()).expect("long enough");
        flate2::read::GzDecoder::new(body).read_to_string(&mut text).expect("gzip");
        assert_eq!(text.as_bytes(), kept.body(&kept.identity));
    }
}
