//! A site in this process, asked without a network.

use app::visit::{Visit, Who};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use domain::language::Lang;
use server::{asset::Assets, config::Config, router::router, site::Site, visitor::Visitor};
use service::testing::{Somebody, World};
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
        let site = Site::new(world.db().clone(), config, Assets::default());
        Self { world, router: router(site.clone()), site }
    }

    /// `GET path`, as nobody in particular.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// `GET path`, as `somebody`.
    pub async fn get_as(&self, somebody: &Somebody, path: &str) -> Reply {
        let mut request = Request::get(path).body(Body::empty()).expect("a request");
        request.extensions_mut().insert(self.visitor(somebody, path));
        self.send(request).await
    }

    /// Posts a form, as a browser on the same site does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(form(path, fields)).await
    }

    /// Posts a form, as `somebody`.
    pub async fn post_as(&self, somebody: &Somebody, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut request = form(path, fields);
        request.extensions_mut().insert(self.visitor(somebody, path));
        self.send(request).await
    }

    fn visitor(&self, somebody: &Somebody, path: &str) -> Visitor {
        let visit = Visit {
            language: Lang::En,
            language_in_address: false,
            path: path.split('?').next().unwrap_or(path).to_owned(),
            who: Some(Who { name: somebody.address.clone(), admin: false }),
            refused: None,
            done: None,
        };
        Visitor { site: self.site.clone(), ctx: self.site.ctx(somebody.actor()), visit }
    }

    /// Any request.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body");
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

fn form(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("a request")
}

impl Reply {
    /// Where it sends the visitor.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().expect("an address"))
    }
}
