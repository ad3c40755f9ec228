//! What the log says, and what it must never say.

use std::{
    io,
    sync::{Arc, Mutex},
};

use axum::{body::Body, http::Request};
use server::{config::Log, http::log::subscriber};
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use crate::support::{ALL_SCOPES, TestSite};

#[tokio::test]
async fn logs_are_json_and_hold_no_secret_of_any_request() {
    let site = TestSite::new().await;
    let pages = Pages::default();
    // Everything of ours, and more of others than any operator asks for.
    let guard = recorded(&pages);
    for method in ["GET", "POST"] {
        for path in ["/?token=SECRET-query", "/SECRET-path", "/pkg/SECRET-asset", "/link/SECRET-link?next=SECRET-next"]
        {
            let request = Request::builder()
                .method(method)
                .uri(path)
                .header("cookie", "__Host-sign-in=SECRET-cookie")
                .header("authorization", "Bearer SECRET-bearer")
                .header("idempotency-key", "SECRET-key")
                .header("referer", "https://plenary.test/link/SECRET-referer")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .body(Body::from("email=SECRET-address&password=SECRET-password"));
            site.send(request.expect("a request")).await;
        }
    }
    drop(guard);
    let log = pages.text();
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("each line is one JSON object")).collect();
    let answered = lines.iter().filter(|line| line["message"] == "answered");
    assert_eq!(answered.clone().count(), 8, "{log}");
    assert!(
        answered
            .clone()
            .all(|line| line["span"]["id"].is_string() && line["status"].is_number() && line["ms"].is_number()),
        "{log}"
    );
    assert!(answered.clone().any(|line| line["span"]["route"] == "/pkg/{*name}"), "{log}");
    assert!(!log.contains("SECRET"), "{log}");
}

#[tokio::test]
async fn what_is_refused_leaves_its_reason_and_the_account_that_asked() {
    let site = TestSite::new().await;
    let eve = site.world.person("Eve Moneypenny").await;
    let token = site.token(&eve, ALL_SCOPES).await;
    let pages = Pages::default();
    let guard = tracing::subscriber::set_default(subscriber(Log::Json, EnvFilter::new("info"), pages.clone()));
    let fields = [("how", "password"), ("address", "nobody@people.test"), ("password", "SECRET-guessed")];
    site.post("/sign-in", &fields).await;
    site.post_as(&eve, "/e/new", &[("slug", "another"), ("name", "Another")]).await;
    let body = serde_json::json!({ "slug": "another", "name": "Another" });
    site.call(&token, http::Method::POST, "/api/v1/ecosystems", Some(body)).await;
    drop(guard);
    let log = pages.text();
    let lines = log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let refused: Vec<_> = lines.filter(|line| line["message"] == "refused").collect();
    let told: Vec<_> = refused.iter().map(|line| (line["code"].as_str(), line["span"]["account"].as_str())).collect();
    let account = eve.account.to_string();
    let (denied, account) = (Some("denied"), Some(account.as_str()));
    assert_eq!(told, [(Some("wrong-password"), None), (denied, account), (denied, account)], "{log}");
    assert!(refused.iter().all(|line| line["timestamp"].as_str().is_some_and(|at| at.ends_with('Z'))), "{log}");
    assert!(!log.contains("SECRET") && !log.contains("people.test"), "{log}");
}

/// Records everything of ours from here on, until the guard goes.
pub fn recorded(pages: &Pages) -> tracing::subscriber::DefaultGuard {
    let filter = EnvFilter::new("debug,server=trace,service=trace,app=trace");
    tracing::subscriber::set_default(subscriber(Log::Json, filter, pages.clone()))
}

/// Lines kept in memory.
#[derive(Clone, Default)]
pub struct Pages(Arc<Mutex<Vec<u8>>>);

impl Pages {
    /// What was written.
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no panic").clone()).expect("text")
    }
}

impl io::Write for Pages {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Pages {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
