//! What a client already has, and what it can read (RFC 9110, 8.8, 12.5.3 and 13).

use axum::http::{HeaderMap, header};

/// The ways in which a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

/// Whether the client takes `coding`.
pub fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut any = false;
    for part in values.flat_map(|value| value.split(',')) {
        let mut parameters = part.split(';').map(str::trim);
        let name = parameters.next().unwrap_or_default();
        let refused = parameters.any(|parameter| {
            let weight = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="));
            weight.is_some_and(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0))
        });
        if name.eq_ignore_ascii_case(coding) {
            return !refused;
        }
        any |= name == "*" && !refused;
    }
    any
}

/// Whether `If-None-Match` names one of `tags`, compared weakly, as a GET does. `None` if it was not sent.
pub fn none_match(headers: &HeaderMap, tags: &[&str]) -> Option<bool> {
    let mut sent = headers.get_all(header::IF_NONE_MATCH).iter().peekable();
    sent.peek()?;
    let values = sent.filter_map(|value| value.to_str().ok());
    Some(values.flat_map(entity_tags).any(|tag| tag == "*" || tags.contains(&tag)))
}

/// Whether the client's copy is at least as new as `modified` (seconds since 1970).
pub fn not_modified_since(headers: &HeaderMap, modified: u64) -> bool {
    let value = headers.get(header::IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    let since = value.and_then(|value| httpdate::parse_http_date(value).ok());
    let since = since.and_then(|since| since.duration_since(std::time::UNIX_EPOCH).ok());
    since.is_some_and(|since| modified <= since.as_secs())
}

/// The tags of a list, without the mark of weakness. Commas may stand inside a tag, so quotes decide.
fn entity_tags(list: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('*') {
            tags.push("*");
            rest = after;
        }
        let opaque = rest.strip_prefix("W/").unwrap_or(rest);
        let end = opaque.strip_prefix('"').and_then(|inside| inside.find('"')).map(|end| end + 2);
        match end {
            Some(end) => {
                tags.push(&opaque[..end]);
                rest = &opaque[end..];
            }
            None => rest = rest.find(',').map_or("", |comma| &rest[comma..]),
        }
        rest = rest.trim_start_matches([',', ' ', '\t']);
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (name.clone(), header::HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn codings_are_taken_unless_refused() {
        let accepts = |value, coding| accepts(&headers(header::ACCEPT_ENCODING, &[value]), coding);
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("GZIP;q=0.5", "gzip"));
        assert!(!accepts("gzip;q=0, *", "gzip"));
        assert!(accepts("gzip;q=0, *", "br"));
        assert!(!accepts("", "gzip"));
        assert!(!accepts("gzip;q=0.000", "gzip"));
    }

    #[test]
    fn tags_are_found_in_lists() {
        let matches = |values: &[&'static str]| none_match(&headers(header::IF_NONE_MATCH, values), &["\"a,b\""]);
        assert_eq!(matches(&[]), None);
        assert_eq!(matches(&["*"]), Some(true));
        assert_eq!(matches(&["\"x\", W/\"a,b\""]), Some(true));
        assert_eq!(matches(&["\"x\"", "\"a,b\""]), Some(true));
        assert_eq!(matches(&["\"a\", \"b\""]), Some(false));
        assert_eq!(matches(&["a,b"]), Some(false));
        assert_eq!(matches(&["bare, \"a,b\""]), Some(true));
    }

    #[test]
    fn dates_are_compared_by_the_second() {
        let since = |value| not_modified_since(&headers(header::IF_MODIFIED_SINCE, &[value]), 1_770_000_000);
        assert!(since("Mon, 02 Feb 2026 02:40:00 GMT"));
        assert!(!since("Mon, 02 Feb 2026 02:39:59 GMT"));
        assert!(!since("yesterday"));
    }
}
