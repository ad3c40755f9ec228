//! Conferences, what they are made of, and their teams.

mod conferences;
mod parts;
mod team;

use domain::policy::{Action, Scope};
use serde::Deserialize;
use service::conference::{ConferenceFacts, conference};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(conferences::list_conferences, conferences::create_conference))
        .routes(routes!(conferences::get_conference, conferences::edit_conference))
        .routes(routes!(conferences::rename_conference))
        .routes(routes!(conferences::show_conference))
        .routes(routes!(parts::get_planned_rooms, parts::set_planned_rooms))
        .routes(routes!(parts::get_planned_tracks, parts::set_planned_tracks))
        .routes(routes!(parts::get_session_types, parts::set_session_types))
        .routes(routes!(team::get_conference_team))
        .routes(routes!(team::set_conference_roles, team::remove_conference_member))
        .routes(routes!(team::leave_conference_team))
        .routes(routes!(team::create_conference_invitation))
        .routes(routes!(team::withdraw_conference_invitation))
}

/// A conference in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfConference {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
}

/// The conference under `slug`, for somebody who may do `action` to it.
pub(in crate::api) async fn facts(caller: &Caller, slug: &str, action: Action) -> Answer<ConferenceFacts> {
    Ok(conference(&caller.ctx, slug, action).await?.here()?)
}

/// Its scope.
async fn scope(caller: &Caller, slug: &str, action: Action) -> Answer<Scope> {
    Ok(Scope::Conference(facts(caller, slug, action).await?.id))
}
