//! Who asks through the API: nobody, somebody through a token, or somebody's browser through its sign-in.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Problem, policy::Actor, problem::Kind};
use service::Ctx;

use crate::{problem::Failure, site::Site};

/// Who asks, with the context for use cases.
#[derive(Clone, Debug)]
pub struct Caller {
    /// For use cases.
    pub ctx: Ctx,
}

impl FromRequestParts<Site> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Failure> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| service::Error::fault("a handler of the API stands outside `identify`").into())
    }
}

/// Finds out who asks, before anything else is done.
pub async fn identify(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    match caller(&site, request.headers()) {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(failure) => failure.into_response(),
    }
}

fn caller(site: &Site, headers: &HeaderMap) -> Result<Caller, Failure> {
    if headers.contains_key(header::AUTHORIZATION) {
        return Err(unknown_token().into());
    }
    Ok(Caller { ctx: site.ctx(Actor::Anonymous) })
}

fn unknown_token() -> Problem {
    let message = "This token is not known, no longer valid, or was not sent as “Authorization: Bearer …”.";
    Problem::new(Kind::SignInNeeded, "token-unknown", message)
}
