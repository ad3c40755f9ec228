//! Who knocks, and in which language they read: what a page handler is given.

use std::convert::Infallible;

use app::visit::{Refused, Typed, Visit, Who};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use domain::{
    language::Lang,
    policy::{Actor, RoleKind, Scope},
    problem::{Kind, Problem},
};
use service::Ctx;

use crate::{problem::Failure, site::Site};

/// A visit to a page: the context for use cases, and what the page must know.
#[derive(Clone)]
pub struct Visitor {
    /// The site.
    pub site: Site,
    /// For use cases.
    pub ctx: Ctx,
    /// For the page.
    pub visit: Visit,
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        if let Some(visitor) = parts.extensions.get::<Self>() {
            return Ok(visitor.clone());
        }
        let actor = Actor::Anonymous;
        let ctx = site.ctx(actor);
        let asked = asked_language(parts.uri.query().unwrap_or_default());
        let visit = Visit {
            language: asked.or_else(|| accepted_language(&parts.headers)).unwrap_or(Lang::En),
            language_in_address: asked.is_some(),
            path: parts.uri.path().to_owned(),
            who: who(&ctx.actor),
            refused: None,
            done: None,
        };
        let visitor = Self { site: site.clone(), ctx, visit };
        parts.extensions.insert(visitor.clone());
        Ok(visitor)
    }
}

impl Visitor {
    /// The same visit, with a refused form to be shown again.
    pub fn refused(self, typed: Typed, problem: Problem) -> Self {
        let visit = Visit { refused: Some(Refused { typed, problem }), ..self.visit };
        Self { visit, ..self }
    }
}

fn who(actor: &Actor) -> Option<Who> {
    actor.person().map(|_| Who { name: String::new(), admin: actor.holds(Scope::Site, &[RoleKind::Admin]) })
}

fn asked_language(query: &str) -> Option<Lang> {
    url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang").and_then(|(_, tag)| tag.parse().ok())
}

fn accepted_language(headers: &HeaderMap) -> Option<Lang> {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Lang::accepted)
}

/// What was typed into a form, as an extractor.
pub struct Form(pub Typed);

impl FromRequest<Site> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Failure> {
        let axum::Form(pairs) =
            axum::Form::<Vec<(String, String)>>::from_request(request, site).await.map_err(|_| {
                Problem::new(
                    Kind::Malformed,
                    "form-unreadable",
                    "The form did not arrive whole. Nothing was changed; go back and send it again.",
                )
            })?;
        Ok(Self(pairs.into_iter().collect()))
    }
}
