//! Every address of the site, and the layers around them.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};

use crate::{
    api, asset,
    http::{guard, headers, observe},
    page,
    site::Site,
};

/// The whole site.
pub fn router(site: Site) -> Router {
    let base_url = &site.settings().base_url;
    let https = headers::Https(base_url.starts_with("https:"));
    let pages = pages().fallback(page::not_found).layer(from_fn_with_state(site.clone(), page::redirect_renamed));
    guard(pages, site.life(), base_url)
        .layer(from_fn_with_state(site.clone(), page::show_failures))
        // Past the layer, which would ask on each request who knocks: these answer from memory.
        .merge(page::programme::public())
        .route(&format!("{}{{*name}}", asset::PREFIX), get(asset::serve))
        .merge(guard(api::router(&site), site.life(), base_url).layer(from_fn(api::problem::show)))
        .layer(from_fn_with_state(https, headers::add))
        .layer(from_fn(observe::observe))
        .with_state(site)
}

/// The pages, by feature.
fn pages() -> Router<Site> {
    Router::new()
        .merge(page::portal::routes())
        .merge(page::identity::routes())
        .merge(page::conference::routes())
        .merge(page::cfp::routes())
        .merge(page::team::routes())
        .merge(page::programme::personal())
        .merge(page::admin::routes())
}
