//! A site in this process, asked without a network.
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use server::{asset::Assets, config::Config, router::router, site::Site};
use service::testing::World;
use tower::ServiceExt;

/// A site around a world of its own.
pub struct TestSite {
    /// The world behind it.
    pub world: World,
    /// The site itself.
    pub site: Site,
    router: Router,
}

/// What came back.
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// A header, by name.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

impl TestSite {
    /// Around a fresh world on SQLite.
    pub async fn new() -> Self {
        let world = World::sqlite().await;
        let config = Config { base_url: "https://plenary.test".into(), ..Config::default() };
        let site = Site::new(world.db().clone(), world.ctx.files.clone(), config, Assets::default());
        Self { world, router: router(site.clone()), site }
    }

    /// `GET path`, as nobody in particular.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Posts a form, as a browser on the same site does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .expect("a request");
        self.send(request).await
    }

    /// Any request.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body");
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
