//! What is sent before any route is looked for: the same as the routes send, and nothing that they would not.

use axum::{
    body::to_bytes,
    http::{HeaderMap, HeaderValue, Method, Response, Uri, header},
};
use bytes::Bytes;
use http_body_util::Full;
use server::{http::Look, page::programme::look};
use std::sync::Arc;

use crate::{
    programme::{FILE, PAGES, release, site_with},
    support::Door,
};

#[tokio::test]
async fn kept_pages_carry_the_headers_and_bytes_that_their_routes_send() {
    let site = site_with(FILE).await;
    let look = look(site.site.clone());
    let mut kept = 0;
    for page in PAGES {
        assert!(ask(&look, page, &[]).is_none(), "{page} was not asked for yet");
        let routed = site.get(page).await;
        // The second answer is sent with the headers of the first.
        let (_, Some(ready)) = (ask(&look, page, &[]), ask(&look, page, &[])) else { continue };
        kept += 1;
        assert_eq!(ready.status(), routed.status, "{page}");
        assert_eq!(told(ready.headers()), told(&routed.headers), "{page}");
        let body = to_bytes(axum::body::Body::new(ready.into_body()), usize::MAX).await.expect("a body");
        assert_eq!(body, routed.body, "{page}");
    }
    assert_eq!(kept, 9, "all but what depends on the clock, the words looked for and who asks");
}

#[tokio::test]
async fn whoever_has_a_kept_page_is_told_so() {
    let site = site_with(FILE).await;
    let look = look(site.site.clone());
    let tag = site.get("/c/demo").await.headers[header::ETAG].clone();
    let ready = ask(&look, "/c/demo", &[(header::IF_NONE_MATCH, tag)]).expect("it is kept");
    assert_eq!(ready.status(), 304);
    assert!(ready.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    assert!(!ready.headers().contains_key(header::CONTENT_TYPE));
}

#[tokio::test]
async fn only_a_plain_get_of_what_is_newest_is_answered_so() {
    let site = site_with(FILE).await;
    let look = look(site.site.clone());
    let day = "/c/demo/schedule/2026-10-01";
    for page in [day, "/c/demo/schedule/2026-10-01?track=memory", "/c/demo/schedule/2026-10-01?tz=Asia/Tokyo"] {
        assert_eq!(site.get(page).await.status, 200);
    }
    assert!(ask(&look, day, &[]).is_some());
    assert!(ask(&look, "/c/demo/schedule/2026-10-01?track=memory", &[]).is_none());
    assert!(ask(&look, "/c/demo/schedule/2026-10-01?tz=Asia/Tokyo", &[]).is_none());
    for method in [Method::HEAD, Method::POST, Method::OPTIONS] {
        assert!(look(&method, &Uri::from_static("/c/demo"), &HeaderMap::new()).is_none(), "{method}");
    }
    release(&site.world.later(5), &FILE.replace("<start>10:00</start>", "<start>09:30</start>")).await;
    assert!(ask(&look, day, &[]).is_none(), "a write may have changed it");
}

#[tokio::test]
async fn what_a_team_alone_may_see_is_never_answered_so() {
    let site = crate::support::TestSite::new().await;
    let (_, owner) = site.world.owned_conference("demo", "Ada Lovelace").await;
    release(&site.world.ctx, FILE).await;
    let look = look(site.site.clone());
    for page in PAGES {
        site.get_as(&owner, page).await;
        assert!(ask(&look, page, &[]).is_none(), "{page}");
    }
}

#[tokio::test]
async fn another_site_around_the_same_database_keeps_its_own() {
    let site = site_with(FILE).await;
    site.get("/c/demo").await;
    assert!(ask(&look(Door::around(site.world.db()).site), "/c/demo", &[]).is_none());
}

fn ask(look: &Arc<Look>, path: &str, headers: &[(header::HeaderName, HeaderValue)]) -> Option<Response<Full<Bytes>>> {
    let ready = look(&Method::GET, &path.parse().expect("an address"), &headers.iter().cloned().collect());
    ready.map(|ready| ready.response)
}

/// All headers but those that say which request and how long: a request's number is of the routes, the length is
/// written by whoever sends it.
fn told(headers: &HeaderMap) -> Vec<(String, String)> {
    let told = headers.iter().filter(|(name, _)| !["x-request-id", "content-length"].contains(&name.as_str()));
    let mut told: Vec<_> =
        told.map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned())).collect();
    told.sort();
    told
}
