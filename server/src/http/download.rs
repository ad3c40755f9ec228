//! Files that people sent, given back: as files to be kept and never as something that a browser shows or runs.

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use service::cfp::OpenedFile;

use super::headers::Tighter;

/// The answer with a file in it.
pub fn answer(file: OpenedFile) -> Response {
    let mut response: Response = Body::from(file.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind.as_str()));
    headers.insert(header::CONTENT_DISPOSITION, disposition(&file.name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response.extensions_mut().insert(Tighter::Sandbox);
    response
}

/// Under which name it is kept: plain letters for the old, and the name as it is (RFC 6266, RFC 8187).
fn disposition(name: &str) -> HeaderValue {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => whole.push(char::from(byte)),
            other => whole += &format!("%{other:02X}"),
        }
    }
    let value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_the_header_or_names_another_folder() {
        for (name, value) in [
            ("Slides.pdf", "attachment; filename=\"Slides.pdf\"; filename*=UTF-8''Slides.pdf"),
            ("Maß.pdf", "attachment; filename=\"Ma_.pdf\"; filename*=UTF-8''Ma%C3%9F.pdf"),
            ("a\"; x=\r\n.pdf", "attachment; filename=\"a___x___.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%0D%0A.pdf"),
            ("../a.pdf", "attachment; filename=\".._a.pdf\"; filename*=UTF-8''..%2Fa.pdf"),
        ] {
            assert_eq!(disposition(name), value);
        }
    }
}
