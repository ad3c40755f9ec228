//! Who knocks, and in which language they read: what a page handler is given.

use std::convert::Infallible;

use app::visit::{Refused, Typed, Visit, Who};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use domain::{
    id::SignInId,
    identity::Client,
    language::Lang,
    policy::{Actor, RoleKind, Scope},
    problem::{Kind, Problem},
};
use service::{
    Ctx, Error,
    identity::{NewSignIn, SignedIn, note_seen, visitor_of_cookie},
};

use crate::{
    http::observe::note_account,
    peer,
    problem::Failure,
    site::{Arrived, Site},
};

/// A visit to a page: the context for use cases, and what the page must know.
#[derive(Clone)]
pub struct Visitor {
    /// The site.
    pub site: Site,
    /// For use cases.
    pub ctx: Ctx,
    /// For the page.
    pub visit: Visit,
    /// Where the request comes from.
    pub client: Client,
    /// The sign-in that their cookie proves.
    pub signed_in: Option<SignedIn>,
    /// The secret of a browser that asked for a mailed link.
    pub browser: Option<String>,
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        if let Some(visitor) = parts.extensions.get::<Self>() {
            return Ok(visitor.clone());
        }
        let visitor = Self::at(site, parts).await;
        parts.extensions.insert(visitor.clone());
        Ok(visitor)
    }
}

impl Visitor {
    /// The same visit, from the moment on at which `new` began.
    pub async fn just_signed_in(self, new: &NewSignIn) -> service::Result<Self> {
        let signed_in = visitor_of_cookie(&self.ctx, new.secret.expose()).await?;
        let actor = signed_in.as_ref().map_or(Actor::Anonymous, |found| found.actor.clone());
        let visit = Visit { who: signed_in.as_ref().map(who), ..self.visit };
        Ok(Self { ctx: self.ctx.as_actor(actor), visit, signed_in, ..self })
    }

    async fn at(site: &Site, parts: &Parts) -> Self {
        let cookies = site.cookies();
        let signed_in = signed_in(site, &parts.headers).await;
        let actor = signed_in.as_ref().map_or(Actor::Anonymous, |found| found.actor.clone());
        let asked = asked_language(parts.uri.query().unwrap_or_default());
        let own = signed_in.as_ref().map(|found| found.language);
        let visit = Visit {
            language: asked.or(own).or_else(|| accepted_language(&parts.headers)).unwrap_or(Lang::En),
            language_in_address: asked.is_some(),
            path: parts.uri.path().to_owned(),
            who: signed_in.as_ref().map(who),
            refused: None,
            done: cookies.done(&parts.headers),
        };
        let address = peer::address(&parts.headers, &parts.extensions, site.config().trusted_proxies);
        let user_agent = parts.headers.get(header::USER_AGENT).and_then(|text| text.to_str().ok()).unwrap_or_default();
        Self {
            site: site.clone(),
            ctx: Ctx { now: Arrived::of(&parts.extensions), ..site.ctx(actor) },
            visit,
            client: Client::new(address, user_agent),
            signed_in,
            browser: cookies.browser(&parts.headers).map(str::to_owned),
        }
    }

    /// The sign-in that asks; whoever has none is sent to sign in.
    pub fn here(&self) -> Result<SignInId, Failure> {
        Ok(self.signed_in.as_ref().map(|found| found.sign_in).ok_or_else(Error::sign_in_needed)?)
    }

    /// The sign-in this browser has until now, if any.
    pub fn former(&self) -> Option<SignInId> {
        self.signed_in.as_ref().map(|found| found.sign_in)
    }

    /// The same visit, with a refused form to be shown again.
    pub fn refused(self, typed: Typed, problem: Problem) -> Self {
        let visit = Visit { refused: Some(Refused { typed, problem }), ..self.visit };
        Self { visit, ..self }
    }
}

/// Whom the cookie stands for. That their sign-in was used is noted afterwards, and rarely.
async fn signed_in(site: &Site, headers: &HeaderMap) -> Option<SignedIn> {
    let secret = site.cookies().sign_in(headers)?;
    let found = match visitor_of_cookie(&site.ctx(Actor::Anonymous), secret).await {
        Ok(found) => found?,
        Err(error) => {
            tracing::error!(%error, "a sign-in cannot be looked up");
            return None;
        }
    };
    note_account(&found.actor);
    if found.unnoted {
        let (ctx, here) = (site.ctx(found.actor.clone()), found.sign_in);
        site.life().writing.spawn(async move {
            if let Err(error) = note_seen(&ctx, here).await {
                tracing::warn!(%error, "that a sign-in was used cannot be noted");
            }
        });
    }
    Some(found)
}

fn who(found: &SignedIn) -> Who {
    Who { name: found.name.clone(), admin: found.actor.holds(Scope::Site, &[RoleKind::Admin]) }
}

fn asked_language(query: &str) -> Option<Lang> {
    url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang").and_then(|(_, tag)| tag.parse().ok())
}

fn accepted_language(headers: &HeaderMap) -> Option<Lang> {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Lang::accepted)
}

/// The problem with a form that cannot be read, by what its reader answers: too long, or cut off.
pub fn form_refused(status: StatusCode) -> Problem {
    if status != StatusCode::PAYLOAD_TOO_LARGE {
        return form_unreadable();
    }
    Problem::new(
        Kind::TooLarge,
        "too-large",
        "The form is larger than what is accepted here. Nothing was changed; go back and shorten it.",
    )
}

/// The problem with a form that was cut off.
pub fn form_unreadable() -> Problem {
    Problem::new(
        Kind::Malformed,
        "form-unreadable",
        "The form did not arrive whole. Nothing was changed; go back and send it again.",
    )
}

/// What was typed into a form, as an extractor.
pub struct Form(pub Typed);

impl FromRequest<Site> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Failure> {
        let pairs = axum::Form::<Vec<(String, String)>>::from_request(request, site).await;
        let axum::Form(pairs) = pairs.map_err(|rejection| form_refused(rejection.status()))?;
        Ok(Self(pairs.into_iter().collect()))
    }
}
