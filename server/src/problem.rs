//! Refusals and faults on their way out of a page handler.

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{Problem, problem::Kind};
use uuid::Uuid;

/// A page handler's failure. Becomes the page for its problem in [`crate::page::show_failures`], which knows the
/// visitor's language.
#[derive(Debug)]
pub struct Failure(pub Problem);

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<service::Error> for Failure {
    fn from(error: service::Error) -> Self {
        let problem = error.into_problem(reference);
        // Addresses that lead nowhere are told by their status alone; whatever else is refused leaves its reason.
        if problem.kind != Kind::NotFound {
            tracing::info!(code = problem.code, "refused");
        }
        Self(problem)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

/// The status of a problem.
pub fn status(problem: &Problem) -> StatusCode {
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Whether a refused form is shown again with this problem; otherwise the problem has a page of its own.
pub fn belongs_to_the_form(problem: &Problem) -> bool {
    !matches!(problem.kind, Kind::NotFound | Kind::SignInNeeded | Kind::Denied)
}

/// A number by which the person and the log speak of the same fault.
#[expect(clippy::disallowed_methods, reason = "names a log line; decides nothing")]
fn reference() -> String {
    Uuid::new_v4().simple().to_string()[..12].to_uppercase()
}
