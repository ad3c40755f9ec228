//! What is sent before any route is looked for: the same as the routes send, and nothing that they would not.

use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use server::{
    http::{Look, Ready},
    page::programme::look,
};
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
        // The second answer is sent with the headers of the first; from then on the thread has it at hand.
        for turn in 0..4 {
            let Some(ready) = ask(&look, page, &[]) else { continue };
            kept += 1;
            assert_eq!(ready.status, routed.status, "{page}");
            assert_eq!(told(&ready.headers), told(&routed.headers), "{page}, {turn}");
            assert_eq!(ready.body, routed.body, "{page}, {turn}");
        }
    }
    assert_eq!(kept, 4 * 9, "all but what depends on the clock, the words looked for and who asks");
}

#[tokio::test]
async fn whoever_has_a_kept_page_is_told_so() {
    let site = site_with(FILE).await;
    let look = look(site.site.clone());
    let tag = site.get("/c/demo").await.headers[header::ETAG].clone();
    let ready = ask(&look, "/c/demo", &[(header::IF_NONE_MATCH, tag)]).expect("it is kept");
    assert_eq!(ready.status, 304);
    assert!(ready.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    assert!(!ready.headers.contains_key(header::CONTENT_TYPE));
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
async fn what_a_thread_has_at_hand_is_still_the_newest() {
    let site = site_with(FILE).await;
    let look = look(site.site.clone());
    let day = "/c/demo/schedule/2026-10-01";
    for release_at in [5, 10] {
        let routed = site.get(day).await;
        let often: Vec<_> = (0..3).map(|_| ask(&look, day, &[]).expect("it is kept").body).collect();
        assert_eq!(often, vec![routed.body; 3]);
        let moved = FILE.replace("<start>10:00</start>", &format!("<start>09:{release_at:02}</start>"));
        release(&site.world.later(release_at), &moved).await;
        assert!(ask(&look, day, &[]).is_none(), "a write may have changed it");
    }
    // Something else was written: what is at hand is asked after once, and holds.
    let day_as_it_is = site.get(day).await.body;
    for _ in 0..3 {
        ask(&look, day, &[]).expect("it is kept");
    }
    site.world.person("Ada Lovelace").await;
    assert!(ask(&look, day, &[]).is_none(), "it is not known yet what was written");
    site.get(day).await;
    assert_eq!(ask(&look, day, &[]).expect("it is kept").body, day_as_it_is);
}

#[tokio::test]
async fn each_reader_gets_the_coding_that_they_ask_for_and_the_smallest_as_soon_as_it_is_there() {
    let site = site_with(FILE).await;
    let look = look(site.site.clone());
    site.get("/c/demo").await;
    let coded = |coding: &'static str| {
        let asked = [(header::ACCEPT_ENCODING, HeaderValue::from_static(coding))];
        let ready = ask(&look, "/c/demo", &asked).expect("it is kept");
        ready.headers.get(header::CONTENT_ENCODING).map(|coding| coding.to_str().expect("text").to_owned())
    };
    while coded("gzip, br").as_deref() != Some("br") {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    for _ in 0..4 {
        let codings = ["br", "gzip", "identity", "gzip;q=0", ""].map(coded);
        assert_eq!(codings, [Some("br".into()), Some("gzip".into()), None, None, None]);
    }
    let tag = ask(&look, "/c/demo", &[]).expect("it is kept").headers[header::ETAG].clone();
    assert_eq!(ask(&look, "/c/demo", &[(header::IF_NONE_MATCH, tag)]).expect("it is kept").status, 304);
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

fn ask(look: &Arc<Look>, path: &str, headers: &[(header::HeaderName, HeaderValue)]) -> Option<Ready> {
    look(&Method::GET, &path.parse().expect("an address"), &headers.iter().cloned().collect())
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
