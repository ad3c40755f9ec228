//! Health, readiness and metrics, on a listener of their own that only the machine itself reaches.

use std::time::Duration;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use domain::policy::Actor;
use tokio::time::timeout;

use super::metrics;
use crate::site::Site;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The addresses for those who run the site.
pub fn router(site: Site) -> Router {
    Router::new()
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(numbers))
        .with_state(site)
}

/// Whether requests should be sent here: the database answers, its schema is this version's, nobody said stop.
async fn ready(State(site): State<Site>) -> (StatusCode, String) {
    let answer = match timeout(PATIENCE, unready(&site)).await {
        Ok(None) => return (StatusCode::OK, "ready\n".into()),
        Ok(Some(reason)) => reason,
        Err(_) => "the database does not answer in time".into(),
    };
    (StatusCode::SERVICE_UNAVAILABLE, format!("{answer}\n"))
}

async fn unready(site: &Site) -> Option<String> {
    if site.life().is_stopping() {
        return Some("stopping".into());
    }
    match migrations::pending(&site.db().read).await {
        Ok(0) => None,
        Ok(count) => Some(format!("the schema lacks {count} migrations; run `plenary migrate`")),
        Err(error) => Some(format!("the database: {error}")),
    }
}

async fn numbers(State(site): State<Site>) -> impl IntoResponse {
    let ctx = site.ctx(Actor::System { name: "metrics" });
    if let Ok(Ok(counts)) = timeout(PATIENCE, service::record::job_counts(&ctx)).await {
        metrics::jobs(&counts);
    }
    metrics::memory();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], metrics::render())
}
