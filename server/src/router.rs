//! Every address of the site, and the layers around them.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};

use crate::{
    api, asset,
    http::{Front, guard, headers, observe},
    page,
    site::Site,
};

/// The whole site, as it is served: kept pages first.
pub fn front(site: Site) -> Front {
    Front::new(router(site.clone()), page::programme::look(site))
}

/// Every route of the site.
pub fn router(site: Site) -> Router {
    let base_url = &site.settings().base_url;
    let https = headers::Https(base_url.starts_with("https:"));
    let pages = pages(&site).fallback(page::not_found).layer(from_fn_with_state(site.clone(), page::redirect_renamed));
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
fn pages(site: &Site) -> Router<Site> {
    Router::new().merge(with_text(site)).merge(page::programme::personal())
}

/// Those on which people write.
fn with_text(site: &Site) -> Router<Site> {
    Router::new()
        .merge(page::portal::routes())
        .merge(page::problems::routes())
        .merge(page::identity::routes())
        .merge(page::conference::routes())
        .merge(page::group::routes())
        .merge(page::meeting::routes())
        .merge(page::draft::routes())
        .merge(page::life::routes())
        .merge(page::publication::routes())
        .merge(page::comment::routes())
        .merge(page::ballot::routes())
        .merge(page::cfp::routes())
        .merge(page::review::routes())
        .merge(page::decision::routes())
        .merge(page::team::routes())
        .merge(page::admin::routes())
        .layer(from_fn_with_state(site.clone(), page::carry_forms))
}
