//! The way out of every page, and the handlers by feature.
//!
//! A handler loads data through a read of `service` and hands it to a page function of `app`. Forms post to the page
//! they stand on: [`Visitor::after`] redirects on success and shows the same page again, with what was typed, on refusal.

pub mod admin;
pub mod ballot;
mod carried;
pub mod cfp;
pub mod comment;
pub mod conference;
pub mod decision;
pub mod draft;
pub mod group;
pub mod identity;
pub mod life;
pub mod meeting;
pub mod portal;
pub mod problems;
pub mod programme;
pub mod publication;
mod renamed;
pub mod review;
pub mod team;

use std::sync::Arc;

use app::page::Page;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{Problem, problem::Kind};

pub use self::{
    carried::carry_forms,
    renamed::{redirect_renamed, renamed},
};
use crate::{
    problem::{Failure, belongs_to_the_form, status},
    site::Site,
    visitor::Visitor,
};
use app::visit::Typed;

/// What a page handler returns.
pub type Answer = Result<Response, Failure>;

impl Visitor {
    /// Renders the page that `build` makes.
    pub fn page(self, build: impl FnOnce() -> Page) -> Answer {
        let refusal = self.visit.refused.as_ref().map(|refused| refused.problem.clone());
        let said = self.visit.done.is_some();
        let html = app::page::render(self.site.frame(), self.visit, build);
        let mut response = Html(html).into_response();
        if let Some(problem) = refusal {
            *response.status_mut() = status(&problem);
            retry_after(&mut response, &problem);
        }
        if let Some(cookie) = self.site.cookies().drop_done().filter(|_| said) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        // What is made for one visitor is nobody else's.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        Ok(response)
    }

    /// The end of every form: on success a redirect to where `location` says, on refusal the page again through `show`,
    /// with what was typed and why.
    pub async fn after<T>(
        self,
        typed: Typed,
        result: service::Result<T>,
        location: impl FnOnce(T) -> String,
        show: impl AsyncFnOnce(Self) -> Answer,
    ) -> Answer {
        match result {
            Ok(done) => Ok(Redirect::to(&location(done)).into_response()),
            Err(error) => self.refuse(typed, error, async |visitor, _| show(visitor).await).await,
        }
    }

    /// A form that was refused: its page again through `show`, with what was typed and why.
    pub async fn refuse(
        self,
        typed: Typed,
        error: service::Error,
        show: impl AsyncFnOnce(Self, &Typed) -> Answer,
    ) -> Answer {
        let Failure(problem) = Failure::from(error);
        if belongs_to_the_form(&problem) {
            show(self.refused(typed.clone(), problem), &typed).await
        } else {
            Err(problem.into())
        }
    }
}

/// Gives each failure its page in the visitor's language; somebody who must sign in is sent there and comes back.
pub async fn show_failures(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    // A form posts to the page it stands on: that is where to come back to.
    let is_get = parts.method == Method::GET;
    let asked = parts.uri.path_and_query().filter(|_| is_get).map(ToString::to_string);
    let asked = asked.unwrap_or_else(|| parts.uri.path().to_owned());
    let Ok(visitor) = <Visitor as axum::extract::FromRequestParts<Site>>::from_request_parts(&mut parts, &site).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    let problem = response.extensions().get::<Arc<Problem>>().cloned();
    match problem {
        None => response,
        Some(problem) => match door(&problem) {
            Some(door) => {
                let next: String = url::form_urlencoded::byte_serialize(asked.as_bytes()).collect();
                Redirect::to(&format!("{door}?next={next}")).into_response()
            }
            None => problem_page(visitor, &problem),
        },
    }
}

/// Where somebody goes first who must sign in, or confirm that it is them.
fn door(problem: &Problem) -> Option<&'static str> {
    match (problem.kind, problem.code.as_str()) {
        (Kind::SignInNeeded, _) => Some("/sign-in"),
        (Kind::Denied, "prove-again") => Some("/sign-in/again"),
        _ => None,
    }
}

/// The answer to an address that is none.
pub async fn not_found() -> Answer {
    Err(service::Error::not_found().into())
}

/// The page that says why something cannot be shown or done.
pub fn problem_page(visitor: Visitor, problem: &Problem) -> Response {
    let answer = visitor.page(|| app::problem::problem_page(problem));
    let mut response = answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response());
    *response.status_mut() = status(problem);
    retry_after(&mut response, problem);
    response
}

fn retry_after(response: &mut Response, problem: &Problem) {
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}

/// The same answer, where a form calls a field by another name than the use case.
pub fn called<T>(done: service::Result<T>, names: &[(&str, &str)]) -> service::Result<T> {
    done.map_err(|error| match error {
        service::Error::Refused(problem) => {
            let mut problem: Problem = *problem;
            for field in &mut problem.fields {
                if let Some((_, name)) = names.iter().find(|(known, _)| *known == field.field) {
                    (*name).clone_into(&mut field.field);
                }
            }
            service::Error::from(problem)
        }
        other => other,
    })
}
