//! Every address of the site, and the layers around them.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};

use crate::{api, asset, page, site::Site};

/// The whole site.
pub fn router(site: Site) -> Router {
    Router::new()
        .merge(pages())
        .fallback(page::not_found)
        .layer(from_fn_with_state(site.clone(), page::show_failures))
        .route(&format!("{}{{*name}}", asset::PREFIX), get(asset::serve))
        .merge(api::router(&site).layer(from_fn(api::problem::show)))
        .with_state(site)
}

/// The pages, by feature.
fn pages() -> Router<Site> {
    Router::new().route("/", get(page::portal::front))
}
