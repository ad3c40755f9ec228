//! The programme's pages: public ones from the shelf, personal ones made for their asker.

mod ask;
mod mine;
mod public;
mod render;

use axum::{
    Router,
    routing::{get, post},
};

use crate::site::Site;

/// What everybody gets the same bytes of.
pub fn public() -> Router<Site> {
    ["", "/schedule", "/schedule/{date}", "/speakers", "/speakers/{code}", "/talks/{code}", "/tracks/{slug}"]
        .into_iter()
        .chain(["/rooms/{slug}", "/now", "/changes", "/search", "/{file}"])
        .fold(Router::new(), |router, rest| router.route(&format!("/c/{{conference}}{rest}"), get(public::public)))
}

/// What belongs to one person, and their marks.
pub fn personal() -> Router<Site> {
    Router::new()
        .route("/c/{conference}/my", get(mine::mine).post(mine::change))
        .route("/c/{conference}/my/{date}", get(mine::day).post(mine::change_on_day))
        .route("/c/{conference}/talks/{code}", post(mine::mark))
}
