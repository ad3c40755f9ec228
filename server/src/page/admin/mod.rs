//! Pages for those who run the site.

mod jobs;
mod mail;
mod overview;

use axum::{Router, routing::get};

use crate::site::Site;

/// Their addresses.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/admin", get(overview::show))
        .route("/admin/jobs", get(jobs::show).post(jobs::act))
        .route("/admin/mail", get(mail::list))
        .route("/admin/mail/{mail}", get(mail::show))
        .route("/admin/mail/{mail}/message.eml", get(mail::download))
}
