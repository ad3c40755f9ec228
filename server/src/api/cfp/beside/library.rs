//! The asker's talks so far, to be proposed again.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{cfp::State, policy::Action};
use serde::{Deserialize, Serialize};
use service::cfp::{self, LibraryLine, Told};
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

/// A talk that was proposed or given before.
#[derive(Debug, Serialize, ToSchema)]
pub struct LibraryTalk {
    /// What to name when it is proposed again.
    source: Uuid,
    /// As which proposal; null for a session of a public programme that is none of the asker's proposals.
    proposal: Option<Uuid>,
    /// The page of such a session.
    #[schema(format = "uri")]
    url: Option<String>,
    /// What it is called.
    title: String,
    /// What it is about, in brief.
    summary: String,
    /// The name of the conference.
    conference: String,
    /// Where the proposal stands.
    #[schema(value_type = Option<StateWord>)]
    state: Option<State>,
}

/// A talk to be proposed again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalkAgain {
    /// Its `source` in the library.
    source: Uuid,
}

/// The asker's talks so far
#[utoipa::path(
    get, path = "/api/v1/me/library", tag = "cfp", security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The talks", body = Library))
)]
pub async fn list_library(caller: Caller) -> Answer<Json<Library>> {
    let talk = |line: LibraryLine| LibraryTalk {
        source: line.source,
        proposal: matches!(line.told, Told::State(_)).then_some(line.source),
        state: match line.told {
            Told::State(state) => Some(state),
            Told::Page(_) => None,
        },
        url: match &line.told {
            Told::Page(page) => Some(caller.ctx.settings.address(page)),
            Told::State(_) => None,
        },
        title: line.title,
        summary: line.summary,
        conference: line.conference,
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
    let id = cfp::propose_again(&caller.ctx, call, talk.source).await?;
    let location = format!("/api/v1/me/proposals/{id}");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(Made { id: id.into() })).into_response())
}
