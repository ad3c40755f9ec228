//! The headers that every answer carries.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// No inline script or style, nothing from anywhere else, no frames.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
     frame-ancestors 'none'; base-uri 'none'";

/// Nothing at all, in a place of its own.
const SANDBOX: &str = "default-src 'none'; sandbox; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// Name and value of each. A handler may not weaken any: what it set under these names is replaced.
const TABLE: [(HeaderName, HeaderValue); 8] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("origin-agent-cluster"), HeaderValue::from_static("?1")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
];

const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
const ONE_YEAR_OF_HTTPS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// Whether the site is reached by `https`, and so only by it.
#[derive(Clone, Copy, Debug)]
pub struct Https(pub bool);

/// What a handler asks for beyond the table, by leaving it in its answer's extensions. It only ever takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tighter {
    /// What people sent: should a browser show it after all, it is nobody's page and runs nothing.
    Sandbox,
    /// A page whose address is a secret.
    NoReferrer,
}

/// Adds the headers.
pub async fn add(State(Https(https)): State<Https>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let tighter = response.extensions().get::<Tighter>().copied();
    set(response.headers_mut(), https);
    match tighter {
        Some(Tighter::Sandbox) => {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
        }
        Some(Tighter::NoReferrer) => {
            response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        }
        None => {}
    }
    response
}

/// Sets them, for answers that pass no layer.
pub fn set(headers: &mut HeaderMap, https: bool) {
    for (name, value) in TABLE {
        headers.insert(name, value);
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ONE_YEAR_OF_HTTPS);
    }
}
