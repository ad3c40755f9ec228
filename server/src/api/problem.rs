//! Refusals and faults as programs read them: RFC 9457.

use std::{borrow::Cow, sync::Arc};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Problem, problem::Kind};
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::status;

/// The media type of problems.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request was not carried out (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody<'a> {
    /// Names the kind of problem for good: `/problems/` and the code.
    #[schema(format = "uri-reference")]
    r#type: String,
    /// The kind of problem in a few words, the same for every occurrence.
    title: &'static str,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What happened, what was kept and what to do next.
    detail: Cow<'a, str>,
    /// A stable word for programs.
    code: &'a str,
    /// What is wrong with single fields of the input.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldProblem<'a>>,
    /// Seconds after which another try makes sense; the `Retry-After` header says the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem<'a> {
    /// The field, as sent.
    field: &'a str,
    /// A stable word for programs.
    code: &'a str,
    /// A sentence for people.
    message: &'a str,
}

impl<'a> From<&'a Problem> for ProblemBody<'a> {
    fn from(problem: &'a Problem) -> Self {
        let errors = problem.fields.iter().map(|error| FieldProblem {
            field: &error.field,
            code: &error.code,
            message: &error.message,
        });
        Self {
            r#type: format!("/problems/{}", problem.code),
            title: title(problem.kind),
            status: problem.status(),
            detail: detail(problem),
            code: &problem.code,
            errors: errors.collect(),
            retry_after: problem.retry_after,
        }
    }
}

/// Gives every failure below `/api` its one shape, whoever noticed it: a handler, a layer or the router itself.
pub async fn show(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if let Some(problem) = response.extensions().get::<Arc<Problem>>().cloned() {
        return rendered(response, &problem);
    }
    match noticed_by_the_router(response.status()) {
        Some(problem) => rendered(response, &problem),
        None => response,
    }
}

/// The problem behind a status that no handler of ours gave.
fn noticed_by_the_router(status: StatusCode) -> Option<Problem> {
    let problem = match status {
        StatusCode::NOT_FOUND => service::Error::not_found().into_problem(String::new),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new(
            Kind::MethodNotAllowed,
            "method-not-allowed",
            "This address does not take this method. The Allow header names those it takes.",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(Kind::TooLarge, "too-large", "The request is larger than what is accepted here.")
        }
        _ => return None,
    };
    Some(problem)
}

/// The problem as an answer; of the headers it keeps what the refusal itself is about.
fn rendered(refusal: Response, problem: &Problem) -> Response {
    let mut response = Response::new(Body::from(serde_json::to_vec(&ProblemBody::from(problem)).unwrap_or_default()));
    *response.status_mut() = status(problem);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(allow) = refusal.headers().get(header::ALLOW) {
        headers.insert(header::ALLOW, allow.clone());
    }
    if let Some(seconds) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if problem.kind == Kind::SignInNeeded {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"plenary\""));
    }
    response.into_response()
}

/// The message; two are worded for people before a form.
fn detail(problem: &Problem) -> Cow<'_, str> {
    match (problem.code.as_str(), problem.fields.len()) {
        ("sign-in-needed", _) => "Send a personal token as “Authorization: Bearer …”.".into(),
        ("invalid", 1) => "One field is not acceptable. Nothing was changed.".into(),
        ("invalid", count) => format!("{count} fields are not acceptable. Nothing was changed.").into(),
        _ => problem.message.as_str().into(),
    }
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Malformed => "Request cannot be understood",
        Kind::SignInNeeded => "Sign-in needed",
        Kind::Denied => "Not allowed",
        Kind::NotFound => "Not found",
        Kind::MethodNotAllowed => "Method not allowed",
        Kind::Conflict => "Conflict",
        Kind::PreconditionFailed => "Precondition failed",
        Kind::TooLarge => "Too large",
        Kind::UnsupportedType => "Type not supported",
        Kind::Invalid => "Input not acceptable",
        Kind::TooMany => "Too many requests",
        Kind::Internal => "Failure on our side",
        Kind::Unavailable => "Not available now",
    }
}
