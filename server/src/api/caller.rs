//! Who asks through the API: nobody, somebody through a token, or somebody's browser through its sign-in.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Problem, id::TokenId, identity::Client, policy::Actor, problem::Kind};
use service::{
    Ctx,
    identity::{bearer_of_token, note_used, visitor_of_cookie},
};

use super::limit::Limits;
use crate::{
    http::observe::note_account,
    peer,
    problem::Failure,
    site::{Arrived, Site},
};

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

/// Finds out who asks, and whether they ask too much, before anything else is done.
pub async fn identify(State((site, limits)): State<(Site, Limits)>, mut request: Request, next: Next) -> Response {
    let known = actor(&site, request.method(), request.headers()).await;
    // Whoever guesses at tokens is nobody, and counted as such.
    let account = known.as_ref().ok().and_then(Actor::account);
    let client = || {
        let proxies = site.config().trusted_proxies;
        Client::new(peer::address(request.headers(), request.extensions(), proxies), "").block()
    };
    if let Err(problem) = limits.check(account, client) {
        return Failure(problem).into_response();
    }
    match known {
        Ok(actor) => {
            note_account(&actor);
            let ctx = Ctx { now: Arrived::of(request.extensions()), ..site.ctx(actor) };
            request.extensions_mut().insert(Caller { site, ctx });
            next.run(request).await
        }
        Err(failure) => failure.into_response(),
    }
}

/// A token speaks for its person whatever cookie came with it; a cookie counts where no token came.
async fn actor(site: &Site, method: &Method, headers: &HeaderMap) -> Result<Actor, Failure> {
    let mut sent = headers.get_all(header::AUTHORIZATION).iter();
    match (sent.next(), sent.next()) {
        (None, _) => by_sign_in(site, method, headers).await,
        (Some(one), None) => by_token(site, one).await,
        (Some(_), Some(_)) => Err(unknown_token().into()),
    }
}

/// Whom the browser's sign-in stands for. By itself it authorises no write: the browser must also say that a page of this
/// site asks.
async fn by_sign_in(site: &Site, method: &Method, headers: &HeaderMap) -> Result<Actor, Failure> {
    let Some(secret) = site.cookies().sign_in(headers) else { return Ok(Actor::Anonymous) };
    let Some(found) = visitor_of_cookie(&site.ctx(Actor::Anonymous), secret).await? else {
        return Ok(Actor::Anonymous);
    };
    let reads = matches!(*method, Method::GET | Method::HEAD);
    if !reads && !from_our_own_page(headers, &site.settings().base_url) {
        let message =
            "A sign-in writes from pages of this site alone. Nothing was changed; programs send a personal token.";
        return Err(Problem::new(Kind::Denied, "cross-site", message).into());
    }
    Ok(found.actor)
}

fn from_our_own_page(headers: &HeaderMap, base_url: &str) -> bool {
    if let Some(from) = headers.get("sec-fetch-site") {
        return from == "same-origin";
    }
    let own = url::Url::parse(base_url).map(|url| url.origin().ascii_serialization());
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    own.is_ok_and(|own| origin == Some(&own))
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
