//! Health, readiness and metrics.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use server::http::{metrics, operations};
use tower::ServiceExt;

use crate::support::TestSite;

#[tokio::test]
async fn the_process_is_ready_until_it_is_told_to_stop() {
    let site = TestSite::new().await;
    assert_eq!(ask(&site, "/healthz").await, (StatusCode::OK, "alive\n".into()));
    assert_eq!(ask(&site, "/readyz").await, (StatusCode::OK, "ready\n".into()));
    site.site.life().stopping.cancel();
    assert_eq!(ask(&site, "/readyz").await, (StatusCode::SERVICE_UNAVAILABLE, "stopping\n".into()));
    assert_eq!(ask(&site, "/healthz").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_schema_of_another_version_and_a_lost_database_are_not_ready() {
    let site = TestSite::new().await;
    site.world.edit("DELETE FROM seaql_migrations WHERE version = (SELECT max(version) FROM seaql_migrations)").await;
    let (status, reason) = ask(&site, "/readyz").await;
    assert_eq!((status, reason.contains("lacks 1 migration")), (StatusCode::SERVICE_UNAVAILABLE, true), "{reason}");
    site.world.db().clone().close().await.expect("it closes");
    let (status, reason) = ask(&site, "/readyz").await;
    assert_eq!((status, reason.contains("database")), (StatusCode::SERVICE_UNAVAILABLE, true), "{reason}");
}

#[tokio::test]
async fn metrics_count_by_route_and_never_by_address() {
    metrics::start();
    let site = TestSite::new().await;
    for n in 0..50 {
        site.get(&format!("/pkg/{n}.css")).await;
        site.get(&format!("/nowhere-{n}?q={n}")).await;
    }
    site.get("/").await;
    let (status, text) = ask(&site, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    for line in [
        r#"plenary_requests_total{method="GET",route="/pkg/{*name}",status="4xx"} 50"#,
        r#"plenary_requests_total{method="GET",route="none",status="4xx"} 50"#,
        r#"plenary_requests_total{method="GET",route="/",status="2xx"} 1"#,
        r#"plenary_request_duration_seconds_count{method="GET",route="/"} 1"#,
        r#"plenary_jobs{state="parked"} 0"#,
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(text.contains("process_resident_memory_bytes"), "{text}");
    assert_eq!(text.matches("plenary_requests_total{").count(), 3, "{text}");
}

#[tokio::test]
async fn the_public_side_serves_neither_health_nor_metrics() {
    let site = TestSite::new().await;
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
}

async fn ask(site: &TestSite, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let Ok(response) = operations::router(site.site.clone()).oneshot(request).await;
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.expect("a whole body");
    (status, String::from_utf8_lossy(&body).into_owned())
}
