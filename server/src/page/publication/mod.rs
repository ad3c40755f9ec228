//! Standards: their index, their pages, and the page that publishes a draft.

mod publish;
mod read;

use axum::{Router, routing::get};

use crate::site::Site;

/// Everything under `/standards`, and the page that publishes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/standards", get(read::index))
        .route("/standards/index.json", get(read::index_as_data))
        .route("/standards/feed.atom", get(read::feed))
        .route("/standards/{number}", get(read::shown))
        .route("/standards/{number}/changes", get(read::changes))
        .route("/standards/{number}/{file}", get(read::file))
        .route("/g/{group}/drafts/{draft}/publish", get(publish::look).post(publish::publish))
}
