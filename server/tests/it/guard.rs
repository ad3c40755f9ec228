//! Requests from other sites, slow ones, big ones, broken ones, abandoned ones.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{Request, StatusCode},
    routing::{get, post},
};
use domain::Problem;
use server::http::{Life, guard, guard::BODY_LIMIT};
use tokio::sync::Notify;
use tower::ServiceExt;

use crate::support::TestSite;

#[tokio::test]
async fn a_form_of_another_site_is_refused_with_a_page() {
    let site = TestSite::new().await;
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.test")]
    {
        let request = Request::post("/").header("host", "plenary.test").header(name, value).body(Body::empty());
        let reply = site.send(request.expect("a request")).await;
        assert_eq!(reply.status, 403, "{name}: {value}");
        assert!(reply.body.contains("<h1>"), "{}", reply.body);
    }
}

#[tokio::test]
async fn a_form_of_the_own_site_passes_even_behind_a_proxy_that_changes_the_host() {
    for (name, value) in [("origin", "https://plenary.test"), ("sec-fetch-site", "same-origin")] {
        let request = Request::post("/echo").header("host", "127.0.0.1:8080").header(name, value).body(Body::empty());
        assert_eq!(ask(&Life::default(), request.expect("a request")).await.0, StatusCode::OK, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused() {
    for (size, expected) in [(BODY_LIMIT, StatusCode::OK), (BODY_LIMIT + 1, StatusCode::PAYLOAD_TOO_LARGE)] {
        let request = Request::post("/echo").body(Body::from(vec![b'x'; size])).expect("a request");
        assert_eq!(ask(&Life::default(), request).await.0, expected);
    }
}

#[tokio::test]
async fn a_form_beyond_the_limit_is_told_so_and_one_cut_off_is_not() {
    let site = TestSite::new().await;
    // The one form goes to a plain route, the other is kept for whoever must sign in first.
    for path in ["/sign-in", "/me/profile"] {
        let long = "x".repeat(BODY_LIMIT + 1);
        let reply = site.post(path, &[("next", long.as_str())]).await;
        assert_eq!(reply.status, 413, "{path}");
        assert!(reply.body.contains("larger than what is accepted"), "{path}: {}", reply.body);
        let cut = futures::stream::iter([Ok(Bytes::from("name=A")), Err(std::io::Error::other("cut off"))]);
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        let request = request.header("sec-fetch-site", "same-origin");
        let reply = site.send(request.body(Body::from_stream(cut)).expect("a request")).await;
        assert_eq!(reply.status, 400, "{path}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_that_takes_too_long_is_answered_all_the_same() {
    let endless = Body::from_stream(futures::stream::pending::<Result<Bytes, std::io::Error>>());
    for request in [Request::post("/echo").body(endless), Request::get("/stuck").body(Body::empty())] {
        let (status, problem) = ask(&Life::default(), request.expect("a request")).await;
        assert_eq!((status, problem.as_deref()), (StatusCode::SERVICE_UNAVAILABLE, Some("too-slow")));
    }
}

#[tokio::test]
async fn a_panic_becomes_a_problem_with_a_number() {
    for request in [Request::get("/panic"), Request::post("/panic")] {
        let (status, problem) = ask(&Life::default(), request.body(Body::empty()).expect("a request")).await;
        assert_eq!((status, problem.as_deref()), (StatusCode::INTERNAL_SERVER_ERROR, Some("internal")));
    }
}

#[tokio::test]
async fn what_may_write_runs_to_its_end_when_its_client_goes_away_and_is_waited_for() {
    let (life, done) = (Life::default(), Arc::new(AtomicBool::new(false)));
    let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (flag, tell, gate) = (Arc::clone(&done), Arc::clone(&begun), Arc::clone(&go_on));
    let slow = async move || {
        tell.notify_one();
        gate.notified().await;
        flag.store(true, Ordering::SeqCst);
    };
    let routes = guard(Router::new().route("/slow", post(slow)), &life, "https://plenary.test");
    let asking = tokio::spawn(routes.oneshot(Request::post("/slow").body(Body::empty()).expect("a request")));
    begun.notified().await;
    asking.abort();
    assert!(asking.await.is_err_and(|error| error.is_cancelled()));
    assert!(!done.load(Ordering::SeqCst));
    go_on.notify_one();
    life.writing.close();
    life.writing.wait().await;
    assert!(done.load(Ordering::SeqCst));
}

/// The status, and the code of the problem if it is one.
async fn ask(life: &Life, request: Request<Body>) -> (StatusCode, Option<String>) {
    let broken = async || -> &'static str { panic!("broken on purpose") };
    let routes = Router::new()
        .route("/echo", post(async |body: Bytes| body))
        .route("/stuck", get(async || std::future::pending::<()>().await))
        .route("/panic", get(broken).post(broken));
    let Ok(response) = guard(routes, life, "https://plenary.test").oneshot(request).await;
    let code = response.extensions().get::<Arc<Problem>>().map(|problem| problem.code.clone());
    (response.status(), code)
}
