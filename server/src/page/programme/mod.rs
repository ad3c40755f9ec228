//! The programme's pages: public ones from the shelf, personal ones made for their asker.

mod ask;
mod corner;
pub mod import;
mod mine;
mod public;
mod render;

pub use public::look;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain::policy::Actor;
use service::programme::published;

use crate::{exchange::agenda, programme::Edition, site::Site, visitor::Visitor};

/// What everybody gets the same bytes of.
pub fn public() -> Router<Site> {
    ["", "/schedule", "/schedule/{date}", "/speakers", "/speakers/{code}", "/talks/{code}", "/tracks/{slug}"]
        .into_iter()
        .chain(["/talks/{code}/calendar.ics", "/rooms/{slug}", "/now", "/changes", "/search", "/{file}"])
        .fold(Router::new(), |router, rest| router.route(&format!("/c/{{conference}}{rest}"), get(public::public)))
        .route("/c/{conference}/agenda/{file}", get(agenda))
}

/// What belongs to one person, and their marks.
pub fn personal() -> Router<Site> {
    Router::new()
        .route("/me/corner", get(corner::corner))
        .route("/c/{conference}/my", get(mine::mine).post(mine::change))
        .route("/c/{conference}/my/{date}", get(mine::day).post(mine::change_on_day))
        .route("/c/{conference}/talks/{code}", post(mine::mark))
        .route(
            "/c/{conference}/organise/import",
            get(import::form).post(import::import).layer(DefaultBodyLimit::max(import::UPLOAD_LIMIT)),
        )
}

/// The newest edition; one of its own for somebody who may see more than the public.
async fn edition(visitor: &Visitor, slug: &str) -> service::Result<Arc<Edition>> {
    let editions = visitor.site.editions();
    match editions.newest(&visitor.ctx.as_actor(Actor::Anonymous), slug).await {
        Ok(edition) => Ok(edition),
        Err(_) => Ok(editions.make(published(&visitor.ctx, slug).await?, visitor.ctx.now)),
    }
}
