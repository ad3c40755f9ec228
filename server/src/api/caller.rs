//! Who asks through the API: nobody, somebody through a token, or somebody's browser through its sign-in.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Problem, id::TokenId, policy::Actor, problem::Kind};
use service::{
    Ctx,
    identity::{bearer_of_token, note_used},
};

use crate::{problem::Failure, site::Site};

/// Who asks, with the context for use cases.
#[derive(Clone)]
pub struct Caller {
    /// The site.
    pub site: Site,
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
    match actor(&site, request.headers()).await {
        Ok(actor) => {
            request.extensions_mut().insert(Caller { ctx: site.ctx(actor), site });
            next.run(request).await
        }
        Err(failure) => failure.into_response(),
    }
}

async fn actor(site: &Site, headers: &HeaderMap) -> Result<Actor, Failure> {
    let mut sent = headers.get_all(header::AUTHORIZATION).iter();
    match (sent.next(), sent.next()) {
        (None, _) => Ok(Actor::Anonymous),
        (Some(one), None) => by_token(site, one).await,
        (Some(_), Some(_)) => Err(unknown_token().into()),
    }
}

/// For whom the token speaks. One that speaks for nobody is refused even where nobody would do: its owner should know.
async fn by_token(site: &Site, header: &HeaderValue) -> Result<Actor, Failure> {
    let said = header.to_str().ok().and_then(|text| text.split_once(' '));
    let secret = said.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, secret)| secret.trim());
    let found = match secret {
        Some(secret) => bearer_of_token(&site.ctx(Actor::Anonymous), secret).await?,
        None => None,
    };
    let bearer = found.ok_or_else(unknown_token)?;
    if bearer.unnoted {
        note(site, bearer.actor.clone(), bearer.token);
    }
    Ok(bearer.actor)
}

/// That the token was used is noted afterwards, and rarely.
fn note(site: &Site, actor: Actor, token: TokenId) {
    let ctx = site.ctx(actor);
    site.life().writing.spawn(async move {
        if let Err(error) = note_used(&ctx, token).await {
            tracing::warn!(%error, "that a token was used cannot be noted");
        }
    });
}

fn unknown_token() -> Problem {
    let message = "This token is not known, no longer valid, or was not sent as “Authorization: Bearer …”.";
    Problem::new(Kind::SignInNeeded, "token-unknown", message)
}
