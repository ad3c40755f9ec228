//! Every address of the site, and the layers around them.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};

use crate::{
    asset,
    http::{guard, headers, observe},
    page,
    site::Site,
};

/// The whole site.
pub fn router(site: Site) -> Router {
    let base_url = &site.settings().base_url;
    let https = headers::Https(base_url.starts_with("https:"));
    guard(pages().fallback(page::not_found), site.life(), base_url)
        .layer(from_fn_with_state(site.clone(), page::show_failures))
        .route(&format!("{}{{*name}}", asset::PREFIX), get(asset::serve))
        .layer(from_fn_with_state(https, headers::add))
        .layer(from_fn(observe::observe))
        .with_state(site)
}

/// The pages, by feature.
fn pages() -> Router<Site> {
    Router::new().route("/", get(page::portal::front)).merge(page::admin::routes())
}
