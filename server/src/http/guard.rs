//! The layers right around the handlers.

use std::{any::Any, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::Method,
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use domain::{Problem, problem::Kind};
use tower_http::{
    catch_panic::CatchPanicLayer,
    csrf::{CsrfLayer, ProtectionError},
};
use tracing::Instrument;

use super::Life;
use crate::problem::Failure;

/// Most bytes of a request's body; an upload's route sets its own limit.
pub const BODY_LIMIT: usize = 1_048_576;
/// How long a request may take, its body included.
pub const TIME_LIMIT: Duration = Duration::from_mins(1);

/// Puts the layers around `routes`. What they refuse is a [`Failure`], which gets its page or JSON further out.
pub fn guard<S: Clone + Send + Sync + 'static>(routes: Router<S>, life: &Life, base_url: &str) -> Router<S> {
    routes
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(life.clone(), run_whole))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(in_time))
        .layer(own_site_only(base_url))
}

/// A request that may write runs whole in a task of its own: a client that disconnects drops its handler's future, which
/// must never happen between the begin and the commit of a transaction.
async fn run_whole(State(life): State<Life>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    match life.writing.spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        Err(error) => match error.try_into_panic() {
            Ok(reason) => std::panic::resume_unwind(reason),
            Err(_) => unavailable(
                "stopping",
                "The site is restarting. Look whether your change is there; if not, send it again.",
            ),
        },
    }
}

async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(TIME_LIMIT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            unavailable("too-slow", "This took too long. Look whether your change is there; if not, send it again.")
        }
    }
}

/// Forms of other sites may not post here with our visitors' cookies.
fn own_site_only(base_url: &str) -> CsrfLayer<fn(ProtectionError) -> Response> {
    let own = url::Url::parse(base_url).map(|url| url.origin().ascii_serialization()).unwrap_or_default();
    let layer = CsrfLayer::new();
    // Behind a proxy that changes `Host`, only the setting tells what our own origin is.
    let layer = layer.clone().add_trusted_origin(&own).unwrap_or(layer);
    layer.with_rejection_response(from_another_site as fn(ProtectionError) -> Response)
}

fn from_another_site(_: ProtectionError) -> Response {
    let message = "This came from another site, so nothing was changed. Open the page here and send the form again.";
    Failure(Problem::new(Kind::Denied, "cross-site", message)).into_response()
}

/// The panic itself is logged where it happened.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Failure::from(service::Error::fault("a handler panicked")).into_response()
}

fn unavailable(code: &str, message: &str) -> Response {
    Failure(Problem::new(Kind::Unavailable, code, message)).into_response()
}
