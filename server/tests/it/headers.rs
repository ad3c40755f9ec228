//! What every answer carries, whatever it answers.

use crate::support::TestSite;

const SAFE: &str = "\
content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
cross-origin-opener-policy: same-origin
cross-origin-resource-policy: same-origin
origin-agent-cluster: ?1
permissions-policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()
referrer-policy: same-origin
strict-transport-security: max-age=31536000; includeSubDomains
x-content-type-options: nosniff
x-frame-options: DENY";

#[tokio::test]
async fn pages_refusals_and_assets_all_carry_the_security_headers() {
    let site = TestSite::new().await;
    let refused = http::Request::post("/").header("sec-fetch-site", "cross-site");
    let refused = refused.body(axum::body::Body::empty()).expect("a request");
    for reply in
        [site.get("/").await, site.get("/nowhere").await, site.get("/pkg/nothing.css").await, site.send(refused).await]
    {
        let mut found: Vec<String> = SAFE
            .lines()
            .filter_map(|line| line.split(':').next())
            .filter_map(|name| Some(format!("{name}: {}", reply.headers.get(name)?.to_str().ok()?)))
            .collect();
        found.sort();
        assert_eq!(found.join("\n"), SAFE);
    }
}

#[tokio::test]
async fn every_answer_has_a_number_of_its_own() {
    let site = TestSite::new().await;
    let (one, other) = (site.get("/").await, site.get("/").await);
    let number = |reply: &crate::support::Reply| reply.headers.get("x-request-id").cloned();
    assert!(number(&one).is_some());
    assert_ne!(number(&one), number(&other));
}

#[tokio::test]
async fn nothing_is_echoed_to_who_traces() {
    let site = TestSite::new().await;
    for path in ["/", "/sign-in", "/c/nowhere", "/api/v1/conferences", "/api/openapi.json"] {
        let request = http::Request::builder().method("TRACE").uri(path).header("x-echo", "SECRET");
        let reply = site.send(request.body(axum::body::Body::empty()).expect("a request")).await;
        assert_eq!(reply.status, 405, "{path}");
        assert!(!reply.body.contains("SECRET"), "{path}");
    }
}
