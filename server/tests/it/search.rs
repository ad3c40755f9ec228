//! The search of the whole site, as its visitors and programs meet it.

use serde_json::Value;
use service::{
    conference::hide_conference,
    programme::{Intent, release_sheet},
    testing::sheet,
};

use crate::support::TestSite;

/// Two public conferences and a hidden one, each with released sessions.
async fn site() -> TestSite {
    let site = TestSite::new().await;
    for (slug, titles) in [
        ("first-2026", ["Łódź by night", "Opening"]),
        ("second-2026", ["Opening & <b>more</b>", "Closing"]),
        ("secret-2026", ["Opening of what is secret", "Closing"]),
    ] {
        let id = site.world.conference(slug).await;
        release(&site, slug, &titles).await;
        if slug.starts_with("secret") {
            hide_conference(&site.world.ctx, id).await.expect("hidden");
        }
    }
    site
}

async fn release(site: &TestSite, slug: &str, titles: &[&str]) {
    let released = release_sheet(&site.world.ctx, slug, sheet(titles), String::new(), Intent::Release).await;
    assert!(released.expect("released").release.is_some());
}

#[tokio::test]
async fn the_page_shows_what_every_public_programme_has() {
    let site = site().await;
    let found = site.get("/search?q=opening").await;
    assert_eq!(found.status, 200);
    assert!(found.body.contains("2 results for “opening”"), "{}", found.body);
    assert!(found.body.contains("First 2026 · Session · ") && found.body.contains("Second 2026 · Session · "));
    assert!(found.body.contains("<mark>Opening</mark> &amp; &lt;b&gt;more&lt;/b&gt;"), "{}", found.body);
    assert!(!found.body.contains("secret"), "{}", found.body);
    let named = site.get("/search?q=First").await.body;
    assert!(named.contains("Conference · 1 to 2 October 2026"), "{named}");
    assert!(named.contains("<a href=\"/c/first-2026\"><mark>First</mark> 2026</a>"), "{named}");
    let german = site.get("/search?q=lodz&lang=de").await.body;
    assert!(german.contains("1 Treffer für „lodz“") && german.contains("?lang=de\"><mark>Łódź</mark>"), "{german}");
}

#[tokio::test]
async fn the_page_says_what_it_finds_and_that_it_found_nothing() {
    let site = site().await;
    let unasked = site.get("/search").await;
    assert_eq!(unasked.status, 200);
    assert!(unasked.body.contains("sessions and speakers of all public programmes"), "{}", unasked.body);
    assert!(!unasked.body.contains("class=\"empty\""));
    for query in ["absent", "%22%2A%20%28", "secret", "a%00b%00c", "opening&from=99999999999"] {
        let none = site.get(&format!("/search?q={query}")).await;
        assert_eq!(none.status, 200, "{query}");
        assert!(none.body.contains("Nothing has all of these words"), "{query}: {}", none.body);
        assert!(!none.body.contains("/c/secret-2026"), "{query}");
    }
    let front = site.get("/").await.body;
    assert!(front.contains("<form role=\"search\" method=\"get\" action=\"/search\""), "{front}");
}

#[tokio::test]
async fn long_results_go_on_to_another_page() {
    let site = TestSite::new().await;
    site.world.conference("long-2026").await;
    let titles: Vec<String> = (0..30).map(|number| format!("Marathon {number}")).collect();
    release(&site, "long-2026", &titles.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let first = site.get("/search?q=marathon").await.body;
    assert_eq!(first.matches("class=\"excerpt\"").count(), 25);
    assert!(first.contains("Results 1 to 25") && first.contains("href=\"/search?q=marathon&amp;from=25\""), "{first}");
    let second = site.get("/search?q=marathon&from=25").await.body;
    assert_eq!(second.matches("class=\"excerpt\"").count(), 5);
    assert!(second.contains("Results 26 to 30") && second.contains("rel=\"prev\""), "{second}");
    assert!(!second.contains("rel=\"next\""));
}

#[tokio::test]
async fn programs_page_through_what_is_found() {
    let site = site().await;
    let (mut address, mut seen) = ("/api/v1/search?q=2026&limit=1".to_owned(), Vec::new());
    loop {
        let page = site.get(&address).await.json();
        seen.extend(page["items"].as_array().expect("items").clone());
        let Some(next) = page["next"].as_str() else { break };
        address = format!("/api/v1/search?q=2026&limit=1&cursor={next}");
    }
    let told: Vec<_> = seen.iter().map(|item| (&item["kind"], &item["title"], &item["code"])).collect();
    let conference = Value::from("conference");
    assert_eq!(
        told,
        [
            (&conference, &Value::from("First 2026"), &Value::Null),
            (&conference, &Value::from("Second 2026"), &Value::Null)
        ]
    );
    let session = &site.get("/api/v1/search?q=lodz").await.json()["items"][0];
    assert_eq!((&session["kind"], &session["title"]), (&"session".into(), &"Łódź by night".into()));
    assert_eq!((&session["conference"], &session["start"]), (&"first-2026".into(), &"2026-09-01T10:00:00Z".into()));
    let code = session["code"].as_str().expect("a code");
    assert!(session["url"].as_str().is_some_and(|url| url.ends_with(&format!("/c/first-2026/talks/{code}"))));
    let speaker = &site.get("/api/v1/search?q=speaker&limit=1").await.json()["items"][0];
    assert_eq!((&speaker["kind"], &speaker["start"]), (&"speaker".into(), &Value::Null));
    assert_eq!(site.get("/api/v1/search?q=secret").await.json()["items"], Value::Array(Vec::new()));
}

#[tokio::test]
async fn programs_are_told_what_is_wrong_with_their_question() {
    let site = site().await;
    for (query, field) in [("q=a&cursor=nonsense", "cursor"), ("q=a&limit=0", "limit"), ("q=a&limit=101", "limit")] {
        let refused = site.get(&format!("/api/v1/search?{query}")).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &field.into()), "{query}");
    }
    let long = site.get(&format!("/api/v1/search?q={}", "x".repeat(201))).await;
    assert_eq!((long.status.as_u16(), &long.json()["errors"][0]["field"]), (422, &"q".into()));
    assert!(site.get("/api/v1/search").await.status.is_client_error(), "words are needed");
}
