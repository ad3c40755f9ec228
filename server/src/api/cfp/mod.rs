//! Calls for papers.

mod body;
mod calls;

use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(calls::list_calls, calls::create_call))
        .routes(routes!(calls::get_call, calls::edit_call))
        .routes(routes!(calls::show_call))
        .routes(routes!(calls::close_call))
}

/// A call in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfCall {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    pub call: String,
}
