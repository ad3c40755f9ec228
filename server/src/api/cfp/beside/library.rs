//! The asker's talks so far, to be proposed again.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{cfp::State, policy::Action};
use serde::{Deserialize, Serialize};
use service::cfp::{self, LibraryLine};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::{OfCall, proposals::StateWord};
use crate::api::{
    Answer,
    caller::Caller,
    conference::facts,
    extract::{Json, Path},
    team::Made,
};

/// Talks so far.
#[derive(Debug, Serialize, ToSchema)]
pub struct Library {
    /// The newest first.
    talks: Vec<LibraryTalk>,
}

/// A talk that was proposed before.
#[derive(Debug, Serialize, ToSchema)]
pub struct LibraryTalk {
    /// As which proposal.
    proposal: Uuid,
    /// What it is called.
    title: String,
    /// What it is about, in brief.
    summary: String,
    /// The name of the conference.
    conference: String,
    /// Where it stands.
    #[schema(value_type = StateWord)]
    state: State,
}

/// A talk to be proposed again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalkAgain {
    /// As which proposal it was proposed before.
    source: Uuid,
}

/// The asker's talks so far
#[utoipa::path(
    get, path = "/api/v1/me/library", tag = "cfp", security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The talks", body = Library))
)]
pub async fn list_library(caller: Caller) -> Answer<Json<Library>> {
    let talk = |line: LibraryLine| LibraryTalk {
        proposal: line.id.into(),
        title: line.title,
        summary: line.summary,
        conference: line.conference,
        state: line.state,
    };
    Ok(Json(Library { talks: cfp::my_library(&caller.ctx).await?.into_iter().map(talk).collect() }))
}

/// Begins a draft with what an earlier talk of the asker's says
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/again", tag = "cfp",
    params(OfCall), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 201, description = "It is begun", body = Made, headers(("Location" = String))))
)]
pub async fn propose_again(caller: Caller, Path(of): Path<OfCall>, Json(talk): Json<TalkAgain>) -> Answer<Response> {
    caller.ctx.authorize_route(Action::Propose)?;
    let facts = facts(&caller, &of.conference, Action::SeeConference).await?;
    let call = cfp::call(&caller.ctx, &facts, &of.call).await?.id;
    let id = cfp::propose_again(&caller.ctx, call, talk.source.into()).await?;
    let location = format!("/api/v1/me/proposals/{id}");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(Made { id: id.into() })).into_response())
}
