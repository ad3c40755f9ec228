//! Addresses under a former slug lead to the present one, for good: pages, feeds, calendars and files alike.

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, Uri},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{policy::Action, slug::SlugKind};
use service::{Ctx, Found, conference::conference, portal::ecosystem_facts};

use crate::{site::Site, visitor::Visitor};

/// Redirects what was not found under a former slug. Whoever may not know of a conference may not know of its former
/// slugs either: to them it stays "not found".
pub async fn redirect_renamed(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let uri = parts.uri.clone();
    let reads = parts.method == Method::GET || parts.method == Method::HEAD;
    let Ok(visitor) = <Visitor as axum::extract::FromRequestParts<Site>>::from_request_parts(&mut parts, &site).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    if !reads || response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    match new_address(&visitor.ctx, &uri).await {
        Some(address) => Redirect::permanent(&address).into_response(),
        None => response,
    }
}

async fn new_address(ctx: &Ctx, uri: &Uri) -> Option<String> {
    let (kind, rest) = match uri.path().get(..3)? {
        "/e/" => (SlugKind::Ecosystem, uri.path().get(3..)?),
        "/c/" => (SlugKind::Conference, uri.path().get(3..)?),
        _ => return None,
    };
    let (slug, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let present = present_slug(ctx, kind, slug).await?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{}{present}{rest}{query}", uri.path().get(..3)?))
}

async fn present_slug(ctx: &Ctx, kind: SlugKind, slug: &str) -> Option<String> {
    let moved = match kind {
        SlugKind::Ecosystem => ecosystem_facts(ctx, slug, Action::ReadPublic).await.map(moved),
        SlugKind::Conference => conference(ctx, slug, Action::SeeConference).await.map(moved),
    };
    moved.ok().flatten()
}

fn moved<T>(found: Found<T>) -> Option<String> {
    match found {
        Found::Moved(slug) => Some(slug),
        Found::Here(_) => None,
    }
}
