//! Released programmes.

mod favourites;
mod places;
mod releases;
mod sessions;
mod speakers;

use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use std::sync::Arc;

use service::programme::{Published, published};

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(releases::list_releases))
        .routes(routes!(releases::get_release))
        .routes(routes!(sessions::list_sessions))
        .routes(routes!(sessions::get_session))
        .routes(routes!(speakers::list_speakers))
        .routes(routes!(speakers::get_speaker))
        .routes(routes!(places::list_rooms))
        .routes(routes!(places::list_tracks))
        .routes(routes!(favourites::get_favourites, favourites::merge_favourites))
}

/// What the public sees of the conference at `slug`.
async fn newest(caller: &Caller, slug: &str) -> Answer<Arc<Published>> {
    Ok(Arc::new(published(&caller.ctx, slug).await?))
}

/// A conference in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfConference {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
}

/// A page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Most items; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u64>,
}
