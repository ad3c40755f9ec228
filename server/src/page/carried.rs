//! Forms whose sign-in ended, or was too long ago, while they were filled in. What was typed is not kept here: it goes back to the browser it
//! came from, in hidden fields of the page on which to sign in, and is sent by its person once more.
//!
//! Passwords are never sent back, so a form that has one is not carried; nor are files. Nothing is trusted on the way:
//! the form comes in again like any other, as whoever is signed in by then, and from this site alone.

use std::{error::Error, sync::Arc};

use app::{identity::Carried, visit::Typed};
use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Problem, identity::same_site_path, problem::Kind};
use http_body_util::LengthLimitError;
use url::form_urlencoded;

use super::Answer;
use crate::{
    http::guard::BODY_LIMIT,
    problem::Failure,
    site::Site,
    visitor::{Visitor, form_refused},
};

/// Most bytes of a form that is carried. Packed into a field of another form it grows by two thirds at most, which
/// [`BODY_LIMIT`] has room for.
const CARRIED_LIMIT: usize = BODY_LIMIT / 2;

/// Has somebody who posts a form and is not signed in (any more), or must confirm that it is them, do so on a page that
/// carries the form.
pub async fn carry_forms(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(visitor) = Visitor::from_request_parts(&mut parts, &site).await;
    if parts.method != Method::POST || !holds_fields(&parts.headers) || is_long(&body) {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let bytes = match to_bytes(body, BODY_LIMIT).await {
        Ok(bytes) => bytes,
        Err(error) => return Failure(form_refused(status_of(&error))).into_response(),
    };
    let path = parts.uri.path().to_owned();
    let response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    let Some(wait) = response.extensions().get::<Arc<Problem>>().and_then(|problem| Wait::after(problem)) else {
        return response;
    };
    match std::str::from_utf8(&bytes).ok().and_then(|packed| unpack(&path, packed)) {
        Some(carried) => wait.show(visitor, &carried).await,
        None => response,
    }
}

/// Whether a body was too long, however deep in the error that is said, or did not arrive.
fn status_of(error: &axum::Error) -> StatusCode {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return StatusCode::PAYLOAD_TOO_LARGE;
        }
        cause = error.source();
    }
    StatusCode::BAD_REQUEST
}

/// What a form waits for.
#[derive(Clone, Copy)]
enum Wait {
    /// That somebody signs in.
    SignIn,
    /// That they confirm who they are.
    Proof,
}

impl Wait {
    /// What the refused form waits for, unless it was refused for good.
    fn after(problem: &Problem) -> Option<Self> {
        match (problem.kind, problem.code.as_str()) {
            (Kind::SignInNeeded, _) => Some(Self::SignIn),
            (Kind::Denied, "prove-again") => Some(Self::Proof),
            _ => None,
        }
    }

    /// The page on which it waits.
    async fn show(self, visitor: Visitor, carried: &Carried) -> Response {
        let (answer, status) = match self {
            Self::SignIn => (visitor.page(|| app::identity::sign_in_ended_page(carried)), StatusCode::UNAUTHORIZED),
            Self::Proof => (show_proof_first(visitor, carried).await, StatusCode::FORBIDDEN),
        };
        match answer {
            Ok(mut response) => {
                *response.status_mut() = status;
                response
            }
            Err(failure) => failure.into_response(),
        }
    }
}

/// Whether the body is that of a form without files.
fn holds_fields(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

/// Whether a body says that it is longer than what is carried: then it is not held here, and whoever reads it says how much
/// they take.
fn is_long(body: &Body) -> bool {
    body.size_hint().lower() > u64::try_from(CARRIED_LIMIT).unwrap_or(u64::MAX)
}

/// The page on which to confirm that it is oneself, with the form that waits.
pub async fn show_proof_first(visitor: Visitor, carried: &Carried) -> Answer {
    let has_password = service::identity::addresses(&visitor.ctx).await?.has_password;
    visitor.page(|| app::identity::proof_first_page(has_password, carried))
}

/// The form that came along with a sign-in, if any.
pub fn carried_with(typed: &Typed) -> Option<Carried> {
    let path = same_site_path(typed.text("next")).filter(|_| typed.ticked("carried"))?;
    unpack(path, typed.text("carried"))
}

/// The page for somebody who just signed in and has a form to send.
pub fn show_carried(visitor: Visitor, carried: &Carried) -> Answer {
    visitor.page(|| app::identity::carried_page(carried))
}

/// A form to `path` out of its packed fields; `None` where it is not to be carried.
fn unpack(path: &str, packed: &str) -> Option<Carried> {
    if packed.len() > CARRIED_LIMIT {
        return None;
    }
    let fields: Vec<(String, String)> = form_urlencoded::parse(packed.as_bytes()).into_owned().collect();
    let has_secret = fields.iter().any(|(name, _)| name.contains("password"));
    (!has_secret).then(|| Carried { path: path.to_owned(), packed: packed.to_owned(), fields })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_password_or_is_too_long_is_not_carried() {
        let fields = |packed: &str| unpack("/me/profile", packed).map(|carried| carried.fields.len());
        assert_eq!(fields("name=Ada&biography=a%26b"), Some(2));
        assert_eq!(fields("name=Ada&password=secret"), None);
        assert_eq!(fields("new_password=secret"), None);
        assert_eq!(fields(""), Some(0), "a form may be a mere button");
        assert_eq!(fields(&format!("a={}", "x".repeat(CARRIED_LIMIT))), None);
    }

    #[test]
    fn a_form_is_carried_to_this_site_alone() {
        assert!(carried_with(&[("next".into(), "/me".into())].into_iter().collect()).is_none());
        let typed = |next: &str| [("next", next), ("carried", "a=b")].map(|(name, value)| (name.into(), value.into()));
        assert!(carried_with(&typed("/c/new").into_iter().collect()).is_some());
        for elsewhere in ["https://evil.test/", "//evil.test/", "/\\evil.test", ""] {
            assert!(carried_with(&typed(elsewhere).into_iter().collect()).is_none(), "{elsewhere}");
        }
    }
}
