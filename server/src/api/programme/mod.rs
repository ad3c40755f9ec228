//! Released programmes.

mod favourites;
mod imports;
mod places;
mod releases;
pub mod sessions;
mod speakers;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};

use domain::policy::Actor;
use service::programme::published;

pub use super::conference::OfConference;
use super::{Answer, caller::Caller, page::usual};
use crate::{programme::Edition, site::Site};

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(
            routes!(releases::list_releases, imports::create_release).layer(DefaultBodyLimit::max(imports::FILE_LIMIT)),
        )
        .routes(routes!(releases::get_release))
        .routes(routes!(sessions::list_sessions))
        .routes(routes!(sessions::get_session))
        .routes(routes!(speakers::list_speakers))
        .routes(routes!(speakers::get_speaker))
        .routes(routes!(places::list_rooms))
        .routes(routes!(places::list_tracks))
        .routes(routes!(favourites::get_favourites, favourites::merge_favourites))
}

/// The newest edition of the conference at `slug`: the one that its pages are made from, or one made for a member of the
/// team of a conference that the public does not see.
async fn newest(caller: &Caller, slug: &str) -> Answer<Arc<Edition>> {
    let editions = caller.site.editions();
    match editions.newest(&caller.ctx.as_actor(Actor::Anonymous), slug).await {
        Err(service::Error::Refused(_)) if caller.ctx.actor != Actor::Anonymous => {
            Ok(editions.make(published(&caller.ctx, slug).await?, caller.ctx.now))
        }
        answer => Ok(answer?),
    }
}

/// A page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Most items; 50 unless said.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    pub limit: u64,
}
