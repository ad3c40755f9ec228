//! What stands behind the listener: bytes that lie ready first, then routes with all their layers.

use std::sync::Arc;

use axum::{Router, body::Body};
use bytes::Bytes;
use http_body_util::{Either, Full};
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Uri, body::Incoming};
use tower::ServiceExt;

/// An answer whose bytes lay ready.
#[derive(Debug)]
pub struct Ready {
    /// What it says of itself.
    pub status: StatusCode,
    /// All its headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub body: Bytes,
}

impl Ready {
    /// As hyper takes it.
    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// Looks for bytes that answer a request. It has no layers around it, so what it sends has every header already and is
/// counted already.
pub type Look = dyn Fn(&Method, &Uri, &HeaderMap) -> Option<Ready> + Send + Sync;

/// Everything that answers. Cheap to clone.
#[derive(Clone)]
pub struct Front {
    look: Option<Arc<Look>>,
    router: Router,
}

impl Front {
    /// Asks `look` before `router`.
    pub fn new(router: Router, look: Arc<Look>) -> Self {
        Self { look: Some(look), router }
    }

    /// The answer, if its bytes lie ready.
    pub(super) fn ready(&self, request: &Request<Incoming>) -> Option<Ready> {
        self.look.as_ref()?(request.method(), request.uri(), request.headers())
    }

    /// What the routes answer.
    pub(super) async fn route(&self, request: Request<Incoming>) -> Response<Either<Full<Bytes>, Body>> {
        let Ok(response) = self.router.clone().oneshot(request.map(Body::new)).await;
        response.map(Either::Right)
    }
}

impl From<Router> for Front {
    fn from(router: Router) -> Self {
        Self { look: None, router }
    }
}
