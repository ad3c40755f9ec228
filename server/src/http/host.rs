//! Which host a request is for. Whoever stands before us may go by another `Host` than we would, so a request that leaves
//! it open is answered by nobody (RFC 9112, 3.2).

use bytes::Bytes;
use http_body_util::Full;
use hyper::{HeaderMap, Request, Response, StatusCode, Version, header, http::HeaderValue};

use super::headers;

const WHY: &str =
    "A request names its host in one Host header, such as “Host: plenary.example” (RFC 9112, section 3.2).\n";

/// Whether the request says what host it is for: in one `Host` header, which RFC 9112, 3.2 asks for also where the
/// address names a host. HTTP/1.0 knows no such header and may leave it out.
pub fn is_named<B>(request: &Request<B>) -> bool {
    let mut sent = request.headers().get_all(header::HOST).iter();
    let by_header = match (sent.next(), sent.next()) {
        (Some(one), None) => is_host(one.as_bytes()),
        (Some(_), Some(_)) => false,
        (None, _) => request.version() <= Version::HTTP_10,
    };
    by_header && request.uri().authority().is_none_or(|authority| is_host(authority.as_str().as_bytes()))
}

/// The answer to a request that does not. Its connection ends: what else comes on it may be meant for somebody else.
pub fn refusal() -> Response<Full<Bytes>> {
    let mut all = HeaderMap::new();
    // Nothing in it depends on how the site is reached.
    headers::set(&mut all, false);
    all.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    all.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    all.insert(header::CONNECTION, HeaderValue::from_static("close"));
    let mut response = Response::new(Full::from(WHY));
    *response.status_mut() = StatusCode::BAD_REQUEST;
    *response.headers_mut() = all;
    response
}

/// Whether this is a host with or without a port, as RFC 9110, 7.2 and RFC 3986, 3.2.2 write it. No host at all is none
/// of ours: RFC 9110, 4.2.1 has every `http` address name one.
fn is_host(text: &[u8]) -> bool {
    let (is_name, port) = if let Some(inside) = text.strip_prefix(b"[") {
        let end = inside.iter().position(|byte| *byte == b']').unwrap_or(0);
        (end > 0 && inside[..end].iter().all(|byte| is_of_literal(*byte)), inside.get(end + 1..))
    } else {
        let end = text.iter().position(|byte| *byte == b':').unwrap_or(text.len());
        (end > 0 && is_of_name(&text[..end]), text.get(end..))
    };
    is_name && port.is_some_and(is_port)
}

/// Nothing, or a colon and digits, of which there may be none.
fn is_port(text: &[u8]) -> bool {
    text.is_empty() || text.strip_prefix(b":").is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
}

/// RFC 3986's `reg-name`, which addresses of four numbers are too.
fn is_of_name(text: &[u8]) -> bool {
    let is_escape =
        |place: usize| text.get(place + 1..place + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    text.iter().enumerate().all(|(place, byte)| is_plain(*byte) || (*byte == b'%' && is_escape(place)))
}

/// `unreserved` and `sub-delims`.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte)
}

/// What stands in brackets: an address of version 6, or of a version to come.
fn is_of_literal(byte: u8) -> bool {
    is_plain(byte) || byte == b':'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_from_what_only_looks_like_one() {
        for host in [
            "plenary.example",
            "PLENARY.example:8080",
            "127.0.0.1:80",
            "[::1]",
            "[::1]:443",
            "a:",
            "a_b",
            "%C3%A4.example",
        ] {
            assert!(is_host(host.as_bytes()), "{host}");
        }
        for no_host in [
            "", ":80", "a b", "a,b c", "a/b", "a?b", "a#b", "a@b", "http://a", "a:80:81", "a:http", "[::1", "[]",
            "[::1]a", "::1", "ä", "a%2", "a%zz", "a\\b", "<a>",
        ] {
            assert!(!is_host(no_host.as_bytes()), "{no_host}");
        }
    }
}
