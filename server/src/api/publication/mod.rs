//! Published standards and their errata, and publishing a draft.

pub mod errata;
pub mod standards;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(standards::list_standards))
        .routes(routes!(standards::get_standard))
        .routes(routes!(standards::get_standard_changes))
        .routes(routes!(standards::withdraw_standard))
        .routes(routes!(standards::publish_draft))
        .routes(routes!(errata::list_errata, errata::report_erratum))
        .routes(routes!(errata::get_erratum))
        .routes(routes!(errata::settle_erratum))
}
