//! The sessions that the asker marked.

use std::collections::HashSet;

use domain::id::SessionId;
use serde::{Deserialize, Serialize};
use service::programme::{Marks, favourites, mark_favourites};
use utoipa::{IntoParams, ToSchema};

use super::newest;
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Query},
};

/// Which conference.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AtConference {
    /// The slug of the conference.
    conference: String,
}

/// The asker's favourites at a conference.
#[derive(Debug, Serialize, ToSchema)]
pub struct Favourites {
    /// Codes of the sessions that stand in the newest release, in its order.
    sessions: Vec<String>,
}

/// What to do with favourites.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FavouriteMarks {
    /// Codes of sessions to mark. Codes that are no session's are passed over.
    #[serde(default)]
    #[schema(required = false, max_items = 2000)]
    add: Vec<String>,
    /// Codes of sessions to unmark.
    #[serde(default)]
    #[schema(required = false, max_items = 2000)]
    remove: Vec<String>,
}

/// The asker's favourites at a conference
#[utoipa::path(
    get, path = "/api/v1/me/favourites", tag = "programme",
    params(AtConference), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The favourites", body = Favourites))
)]
pub async fn get_favourites(caller: Caller, Query(at): Query<AtConference>) -> Answer<Json<Favourites>> {
    caller.ctx.authorize_route(domain::policy::Action::KeepAgenda)?;
    let edition = newest(&caller, &at.conference).await?;
    let published = &edition.published;
    let marked = favourites(&caller.ctx, published.conference.id).await?;
    Ok(Json(told(&published.programme, marked)))
}

/// Marks and unmarks sessions; answers with the favourites after it
#[utoipa::path(
    patch, path = "/api/v1/me/favourites", tag = "programme",
    params(AtConference), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The favourites", body = Favourites))
)]
pub async fn merge_favourites(
    caller: Caller,
    Query(at): Query<AtConference>,
    Json(marks): Json<FavouriteMarks>,
) -> Answer<Json<Favourites>> {
    let marks = Marks { add: marks.add, remove: marks.remove };
    let marked = mark_favourites(&caller.ctx, &at.conference, marks).await?;
    let edition = newest(&caller, &at.conference).await?;
    let published = &edition.published;
    Ok(Json(told(&published.programme, marked)))
}

fn told(programme: &domain::programme::Programme, marked: Vec<SessionId>) -> Favourites {
    let marked: HashSet<SessionId> = marked.into_iter().collect();
    let sessions = programme.sessions.iter().filter(|session| marked.contains(&session.id));
    Favourites { sessions: sessions.map(|session| session.code.clone()).collect() }
}
