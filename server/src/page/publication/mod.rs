//! Standards: their index, their pages, and the page that publishes a draft.

mod errata;
mod publish;
mod read;
mod withdraw;

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
        .route("/standards/{number}/withdraw", get(withdraw::look).post(withdraw::withdraw))
        .route("/standards/{number}/{file}", get(read::file))
        .route("/standards/{number}/errata", get(errata::list))
        .route("/standards/{number}/errata/feed.atom", get(errata::feed))
        .route("/standards/{number}/errata/new", get(errata::new).post(errata::report))
        .route("/standards/{number}/errata/{erratum}", get(errata::shown).post(errata::settle))
        .route("/g/{group}/drafts/{draft}/publish", get(publish::look).post(publish::publish))
}
