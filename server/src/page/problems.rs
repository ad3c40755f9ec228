//! Where the `type` of a problem leads.

use axum::{Router, extract::Path, routing::get};

use super::Answer;
use crate::{site::Site, visitor::Visitor};

/// The list of all codes, and a page for each.
pub fn routes() -> Router<Site> {
    Router::new().route("/problems", get(all)).route("/problems/{code}", get(one))
}

/// `GET /problems`
async fn all(visitor: Visitor) -> Answer {
    visitor.page(app::problem::problems_page)
}

/// `GET /problems/{code}`
async fn one(visitor: Visitor, Path(code): Path<String>) -> Answer {
    let known = app::problem::CODES.iter().find(|(known, _)| *known == code);
    let known = known.ok_or_else(service::Error::not_found)?;
    visitor.page(|| app::problem::explained_problem_page(*known))
}
