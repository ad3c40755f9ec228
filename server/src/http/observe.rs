//! One line in the log and a few numbers for every request. Never its address, its headers or its body: tokens of links
//! and calendars stand in addresses, so only the route's pattern is told.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use domain::policy::Actor;
use tracing::{Instrument, Span, field::Empty, info_span};

use super::metrics::record;
use crate::site::{Arrived, now};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request a number, runs it in a span that carries it, and writes down how it went.
pub async fn observe(mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(Arrived(now()));
    let begun = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let id = number();
    let span = info_span!("request", id, method, route = pattern(route.as_ref()), account = Empty);
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    record(method, pattern(route.as_ref()), status, took);
    // 64 bits: a longer number would stand in JSON as a text.
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| match (method, status) {
        (_, 500..) => tracing::error!(status, ms, "answered"),
        ("GET" | "HEAD", ..400) => tracing::debug!(status, ms, "answered"),
        _ => tracing::info!(status, ms, "answered"),
    });
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Notes in the log of the present request which account asks.
pub fn note_account(actor: &Actor) {
    if let Some(account) = actor.account() {
        Span::current().record("account", tracing::field::display(account));
    }
}

/// The route's pattern, such as `/c/{conference}`.
fn pattern(route: Option<&MatchedPath>) -> &str {
    route.map_or("none", MatchedPath::as_str)
}

/// Clients may invent methods; logs and metrics know a few.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

#[expect(clippy::disallowed_methods, reason = "names a line of the log; decides nothing")]
fn number() -> String {
    uuid::Uuid::new_v4().simple().to_string()[..16].to_owned()
}
