//! Calls for papers.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    id::CallId,
    policy::{Action, Visibility},
};
use service::cfp::{self, CallFacts, NewCall, hide_call};
use utoipa::ToSchema;

use super::{
    OfCall,
    body::{Call, CallDetails, CallToWrite},
};
use crate::api::{
    Answer, VisibilityWord,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    conference::{OfConference, facts},
    extract::{Json, Path},
};

/// The calls of a conference.
#[derive(Debug, serde::Serialize, ToSchema)]
pub struct Calls {
    /// The first to close first.
    calls: Vec<Call>,
}

/// Who sees a call from now on.
#[derive(Debug, serde::Serialize, serde::Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallShown {
    /// `public`: whoever knows of the conference; `team`: its team.
    #[schema(value_type = VisibilityWord)]
    visibility: Visibility,
}

/// The calls of a conference that the asker may know of
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls", tag = "cfp",
    params(OfConference),
    responses((status = 200, description = "The calls", body = Calls))
)]
pub async fn list_calls(caller: Caller, Path(of): Path<OfConference>) -> Answer<Json<Calls>> {
    let facts = facts(&caller, &of.conference, Action::SeeConference).await?;
    let calls = cfp::calls(&caller.ctx, &facts).await?;
    Ok(Json(Calls { calls: calls.into_iter().map(Call::from).collect() }))
}

/// Writes a call that only the conference's team sees until it is shown
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls", tag = "cfp",
    params(OfConference), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 201, description = "It is written", body = Call, headers(("Location" = String))))
)]
pub async fn create_call(
    caller: Caller,
    Path(of): Path<OfConference>,
    Json(new): Json<CallToWrite>,
) -> Answer<Response> {
    let facts = facts(&caller, &of.conference, Action::ManageCalls).await?;
    let slug = new.slug.trim().to_ascii_lowercase();
    cfp::create_call(&caller.ctx, facts.id, &NewCall { slug: new.slug, details: new.details.typed() }).await?;
    let location = format!("/api/v1/conferences/{}/calls/{slug}", of.conference);
    let call = cfp::call(&caller.ctx, &facts, &slug).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], tagged(call)).into_response())
}

/// One call
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}", tag = "cfp",
    params(OfCall),
    responses((status = 200, description = "The call", body = Call))
)]
pub async fn get_call(caller: Caller, Path(of): Path<OfCall>) -> Answer<Response> {
    let facts = facts(&caller, &of.conference, Action::SeeConference).await?;
    Ok(tagged(cfp::call(&caller.ctx, &facts, &of.call).await?))
}

/// Replaces what a call says and offers
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}", tag = "cfp",
    params(OfCall, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = Call))
)]
pub async fn edit_call(
    caller: Caller,
    Path(of): Path<OfCall>,
    made_from: IfMatch,
    Json(details): Json<CallDetails>,
) -> Answer<Response> {
    let id = id_of(&caller, &of).await?;
    cfp::edit_call(&caller.ctx, id, &details.typed(), made_from.version()).await.map_err(IfMatch::refused)?;
    get_call(caller, Path(of)).await
}

/// Shows a call to everybody who knows of its conference, or hides it from all but the team
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/visibility", tag = "cfp",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "Who sees it", body = CallShown))
)]
pub async fn show_call(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(shown): Json<CallShown>,
) -> Answer<Json<CallShown>> {
    let id = id_of(&caller, &of).await?;
    match shown.visibility {
        Visibility::Public => cfp::show_call(&caller.ctx, id).await?,
        Visibility::Team => hide_call(&caller.ctx, id).await?,
    }
    Ok(Json(shown))
}

/// Closes a call now, for every kind of session and without grace
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/close", tag = "cfp",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = Call))
)]
pub async fn close_call(caller: Caller, Path(of): Path<OfCall>) -> Answer<Response> {
    let id = id_of(&caller, &of).await?;
    cfp::close_call(&caller.ctx, id).await?;
    get_call(caller, Path(of)).await
}

async fn id_of(caller: &Caller, of: &OfCall) -> Answer<CallId> {
    let facts = facts(caller, &of.conference, Action::ManageCalls).await?;
    Ok(cfp::call(&caller.ctx, &facts, &of.call).await?.id)
}

/// With the version that an edit starts from, for those who may edit.
fn tagged(call: CallFacts) -> Response {
    let version = call.conditions.as_ref().map(|conditions| conditions.version.clone());
    let body = Call::from(call);
    match version {
        Some(version) => Tagged(body, version).into_response(),
        None => Json(body).into_response(),
    }
}
