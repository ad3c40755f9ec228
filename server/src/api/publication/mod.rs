//! Published standards, and publishing a draft.

pub mod standards;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(standards::list_standards))
        .routes(routes!(standards::get_standard))
        .routes(routes!(standards::publish_draft))
}
