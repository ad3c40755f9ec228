//! Addresses under a former slug lead to the present one, for good: pages, feeds, calendars and files alike. So do those
//! with capitals in the slug or a slash at the end, which people type.

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, Uri},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{policy::Action, slug::SlugKind};
use service::{Ctx, Found, conference::conference, group::group, portal::ecosystem_facts};

use crate::{site::Site, visitor::Visitor};

/// Under which paths slugs stand, and of what.
const PLACES: [(&str, SlugKind); 6] = [
    ("/e/", SlugKind::Ecosystem),
    ("/c/", SlugKind::Conference),
    ("/g/", SlugKind::Group),
    ("/api/v1/ecosystems/", SlugKind::Ecosystem),
    ("/api/v1/conferences/", SlugKind::Conference),
    ("/api/v1/groups/", SlugKind::Group),
];

/// Redirects what was not found under a former slug, or as it was written.
pub async fn redirect_renamed(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (uri, reads) = (parts.uri.clone(), parts.method == Method::GET || parts.method == Method::HEAD);
    let Ok(visitor) = <Visitor as axum::extract::FromRequestParts<Site>>::from_request_parts(&mut parts, &site).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    if !reads || response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    renamed(&visitor.ctx, &uri).await.unwrap_or(response)
}

/// The redirect to the address that `uri` has now, if what it names goes by another one. Whoever may not know of a
/// conference may not know of its former slugs either.
pub async fn renamed(ctx: &Ctx, uri: &Uri) -> Option<Response> {
    let known = PLACES.iter().find_map(|(place, kind)| Some((*place, *kind, uri.path().strip_prefix(place)?)));
    let (place, kind, rest) = known?;
    let (slug, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let present = present_slug(ctx, kind, &slug.to_ascii_lowercase()).await?;
    let address = format!("{place}{present}{}", rest.trim_end_matches('/'));
    if address == uri.path() {
        return None;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(Redirect::permanent(&format!("{address}{query}")).into_response())
}

/// The slug that what `slug` names goes by now.
async fn present_slug(ctx: &Ctx, kind: SlugKind, slug: &str) -> Option<String> {
    let moved = match kind {
        SlugKind::Ecosystem => ecosystem_facts(ctx, slug, Action::ReadPublic).await.map(moved),
        SlugKind::Conference => conference(ctx, slug, Action::SeeConference).await.map(moved),
        SlugKind::Group => group(ctx, slug, Action::SeeGroup).await.map(moved),
    };
    Some(moved.ok()?.unwrap_or_else(|| slug.to_owned()))
}

fn moved<T>(found: Found<T>) -> Option<String> {
    match found {
        Found::Moved(slug) => Some(slug),
        Found::Here(_) => None,
    }
}
