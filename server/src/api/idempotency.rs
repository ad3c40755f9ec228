//! `Idempotency-Key`: a write that is sent again, because its answer got lost, is carried out once.

use std::panic::AssertUnwindSafe;

use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{Problem, policy::Actor, problem::Kind};
use futures::FutureExt;
use service::{
    Ctx,
    record::answer_once::{self, Claim, Mine, Once},
};
use sha2::{Digest, Sha256};

use super::{caller::Caller, extract::body};
use crate::problem::Failure;

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// Headers that are kept with an answer.
const KEPT: [HeaderName; 3] = [header::CONTENT_TYPE, header::LOCATION, header::ETAG];

/// Carries a `POST` with a key out once. Addresses that [take files](super::TAKING_FILES) see to it themselves, once they know that the
/// asker may send a file at all.
pub async fn once(request: Request, next: Next) -> Response {
    let takes_files =
        request.extensions().get::<MatchedPath>().is_some_and(|path| super::TAKING_FILES.contains(&path.as_str()));
    if *request.method() != Method::POST || takes_files {
        return next.run(request).await;
    }
    let ctx = request.extensions().get::<Caller>().map(|caller| caller.ctx.clone());
    // Nobody's requests change nothing: they are refused where it is decided.
    let Some(ctx) = ctx.filter(|ctx| ctx.actor.account().is_some()) else { return next.run(request).await };
    let (parts, whole) = request.into_parts();
    let head = Head::of(&parts);
    if head.key.is_none() {
        return next.run(Request::from_parts(parts, whole)).await;
    }
    let whole = match body(Request::from_parts(parts.clone(), whole), &()).await {
        Ok(whole) => whole,
        Err(failure) => return failure.into_response(),
    };
    carried_out_once(&ctx, head, &whole, next.run(Request::from_parts(parts, Body::from(whole.clone())))).await
}

/// What of a request, besides its body, makes it the same request.
pub struct Head {
    key: Option<HeaderValue>,
    address: String,
}

impl Head {
    /// Of this request.
    pub fn of(parts: &Parts) -> Self {
        let mut keys = parts.headers.get_all(KEY).iter();
        let key = keys.next().map(|key| if keys.next().is_none() { key.clone() } else { HeaderValue::from_static("") });
        Self { key, address: format!("{} {}", parts.method, parts.uri) }
    }

    fn once(&self, ctx: &Ctx, body: &[u8]) -> Result<Option<Once>, Problem> {
        let Some(key) = &self.key else { return Ok(None) };
        let key =
            key.to_str().ok().filter(|key| (1..=255).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()));
        let key = key.ok_or_else(unusable)?.to_owned();
        // Another credential of the same account may not read what this one was told.
        let through = match &ctx.actor {
            Actor::Person { token: Some((token, _)), .. } => token.to_string(),
            _ => "browser".into(),
        };
        let route = format!("{} through {through}", self.address);
        Ok(Some(Once { key, route, body_hash: Sha256::digest(body).to_vec() }))
    }
}

/// Awaits `work` if this is the first such request; otherwise answers as it was answered.
pub async fn carried_out_once(ctx: &Ctx, head: Head, body: &[u8], work: impl Future<Output = Response>) -> Response {
    let claimed = match head.once(ctx, body) {
        Ok(None) => return work.await,
        Ok(Some(once)) => answer_once::claim_answer(ctx, &once).await.map_err(Failure::from),
        Err(problem) => Err(Failure(problem)),
    };
    match claimed {
        Err(failure) => failure.into_response(),
        Ok(Claim::Answered(answer)) => replayed(answer),
        Ok(Claim::Mine(mine)) => match AssertUnwindSafe(work).catch_unwind().await {
            Ok(response) => kept(ctx, &mine, response).await,
            Err(panic) => {
                give_up(ctx, &mine).await;
                std::panic::resume_unwind(panic)
            }
        },
    }
}

/// Keeps the answer if something was done. A refusal changed nothing: whoever mends the request may use the key again.
async fn kept(ctx: &Ctx, mine: &Mine, response: Response) -> Response {
    if !response.status().is_success() {
        give_up(ctx, mine).await;
        return response;
    }
    let (parts, whole) = response.into_parts();
    let whole = to_bytes(whole, usize::MAX).await.unwrap_or_default();
    let answer = answer_once::Answer {
        status: parts.status.as_u16(),
        headers: kept_headers(&parts.headers),
        body: whole.to_vec(),
    };
    if let Err(error) = answer_once::keep_answer(ctx, mine, answer).await {
        tracing::error!(%error, "an answer cannot be kept under its idempotency key");
    }
    Response::from_parts(parts, Body::from(whole))
}

fn kept_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let kept = KEPT.iter().filter_map(|name| Some((name.to_string(), headers.get(name)?.to_str().ok()?.to_owned())));
    kept.collect()
}

async fn give_up(ctx: &Ctx, mine: &Mine) {
    if let Err(error) = answer_once::give_up_claim(ctx, mine).await {
        tracing::error!(%error, "an idempotency key cannot be given back; it is free again in some minutes");
    }
}

fn replayed(answer: answer_once::Answer) -> Response {
    let mut response = Response::new(Body::from(Bytes::from(answer.body)));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

fn unusable() -> Problem {
    let message = "The Idempotency-Key must be sent once, with 1 to 255 visible ASCII characters, such as a UUID.";
    Problem::new(Kind::Malformed, "idempotency-key-unusable", message)
}
