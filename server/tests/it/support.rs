//! A site in this process, asked without a network.

use std::{num::NonZeroU32, ops::Deref, path::Path};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::policy::TokenScope;
use serde_json::Value;
use server::{
    asset::Assets,
    config::{Api, Config},
    router::router,
    site::Site,
};
use service::{
    Db,
    identity::{NewToken, create_token},
    testing::{Somebody, World},
};
use tower::ServiceExt;

/// A site around a world of its own.
pub struct TestSite {
    /// The world behind it.
    pub world: World,
    door: Door,
}

/// A site that can be asked.
pub struct Door {
    /// The site itself.
    pub site: Site,
    router: Router,
}

impl Deref for TestSite {
    type Target = Door;
    fn deref(&self) -> &Door {
        &self.door
    }
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

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// A header as text; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl TestSite {
    /// Around a fresh world on SQLite.
    pub async fn new() -> Self {
        Self::within(World::sqlite().await)
    }

    /// A site around what is there already.
    pub fn within(mut world: World) -> Self {
        // The site goes by the clock; what its people did happened just now.
        world.ctx.now = server::site::now();
        let door = Door::around(world.db());
        Self { world, door }
    }
}

impl Door {
    /// A site of its own around a database: as after a restart.
    pub fn around(db: &Db) -> Self {
        Self::with(db, config())
    }

    /// The same with other settings.
    pub fn with(db: &Db, config: Config) -> Self {
        Self::of(Site::new(db.clone(), service::file::Files::in_memory(), config, Assets::default()))
    }

    /// Of a site that there is.
    pub fn of(site: Site) -> Self {
        Self { router: router(site.clone()), site }
    }

    /// Its routes.
    pub fn router(&self) -> &Router {
        &self.router
    }

    /// `GET path`, as nobody in particular.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Posts a form, as a browser on the same site does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(form(path, fields)).await
    }

    /// Any request.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let (status, headers, body) = self.fetch(request).await;
        Reply { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// Any request, for an answer that is no text.
    pub async fn fetch(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
        let response = self.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body");
        (parts.status, parts.headers, bytes.into())
    }
}

/// The settings of test sites. Tests ask faster than people do: what one client may ask has tests of its own.
pub fn config() -> Config {
    let plenty = NonZeroU32::MAX;
    let api = Api { account_rate: plenty, address_rate: plenty };
    let press = Path::new(env!("CARGO_BIN_EXE_plenary")).with_file_name("plenary-press");
    Config { base_url: "https://plenary.test".into(), api, press: Some(press), ..Config::default() }
}

/// Everything that a token can be made for.
pub const ALL_SCOPES: &[TokenScope] = TokenScope::ALL;

impl TestSite {
    /// `GET path`, as `somebody`.
    pub async fn get_as(&self, somebody: &Somebody, path: &str) -> Reply {
        let mut request = Request::get(path).body(Body::empty()).expect("a request");
        self.sign(&mut request, somebody).await;
        self.send(request).await
    }

    /// Posts a form, as `somebody`.
    pub async fn post_as(&self, somebody: &Somebody, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut request = form(path, fields);
        self.sign(&mut request, somebody).await;
        self.send(request).await
    }

    /// Posts a form in parts, whose boundary is `part`, as `somebody`.
    pub async fn post_parts_as(&self, somebody: &Somebody, path: &str, body: String) -> Reply {
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part");
        let mut request = request.body(Body::from(body)).expect("a request");
        self.sign(&mut request, somebody).await;
        self.send(request).await
    }

    /// Has `request` come from a browser in which `somebody` is signed in.
    async fn sign(&self, request: &mut Request<Body>, somebody: &Somebody) {
        let secret = self.world.sign_in(somebody).await.secret;
        let cookie = format!("__Host-plenary={}", secret.expose()).parse().expect("a cookie");
        request.headers_mut().insert(header::COOKIE, cookie);
    }

    /// A token of `somebody` for `scopes`.
    pub async fn token(&self, somebody: &Somebody, scopes: &[TokenScope]) -> String {
        let here = self.world.sign_in(somebody).await;
        let input = NewToken {
            name: "Test".into(),
            scopes: scopes.iter().map(ToString::to_string).collect(),
            lifetime: "week".into(),
        };
        let ctx = self.world.as_(somebody);
        let (_, secret) = create_token(&ctx, here.id, input).await.expect("the token is made");
        secret.expose().to_owned()
    }

    /// The cookie of `somebody`'s browser, signed in just now.
    pub async fn cookie(&self, somebody: &Somebody) -> String {
        let new = self.world.sign_in(somebody).await;
        let cookie = self.site.cookies().keep_sign_in(&new).expect("a cookie");
        cookie.to_str().expect("text").split(';').next().expect("a pair").to_owned()
    }

    /// A request with a token, and perhaps a body of JSON.
    pub async fn call(&self, token: &str, method: Method, path: &str, body: Option<Value>) -> Reply {
        let request =
            Request::builder().method(method).uri(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        let request = match body {
            Some(json) => request.header(header::CONTENT_TYPE, "application/json").body(Body::from(json.to_string())),
            None => request.body(Body::empty()),
        };
        self.send(request.expect("a request")).await
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
