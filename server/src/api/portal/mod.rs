//! The search, and ecosystems.

mod ecosystems;
mod search;
mod team;

use domain::policy::{Action, Scope};
use serde::Deserialize;
use service::portal::ecosystem_facts;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(search::search_everything))
        .routes(routes!(ecosystems::list_ecosystems, ecosystems::create_ecosystem))
        .routes(routes!(ecosystems::get_ecosystem, ecosystems::edit_ecosystem))
        .routes(routes!(ecosystems::rename_ecosystem))
        .routes(routes!(team::get_ecosystem_team))
        .routes(routes!(team::set_ecosystem_roles, team::remove_ecosystem_member))
        .routes(routes!(team::leave_ecosystem_team))
        .routes(routes!(team::create_ecosystem_invitation))
        .routes(routes!(team::withdraw_ecosystem_invitation))
}

/// An ecosystem in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfEcosystem {
    /// The slug of the ecosystem.
    #[param(example = "owasp")]
    pub ecosystem: String,
}

/// The scope of the ecosystem under `slug`, for somebody who may do `action` to it.
async fn scope(caller: &Caller, slug: &str, action: Action) -> Answer<Scope> {
    Ok(Scope::Ecosystem(ecosystem_facts(&caller.ctx, slug, action).await?.here()?.id))
}
