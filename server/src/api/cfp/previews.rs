//! Proposals as the sessions that they would become.

use domain::policy::Action;
use service::{
    Error,
    cfp::{self, Preview},
};

use super::{
    offers::{OfOffer, found},
    proposals::OfProposal,
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    programme::sessions::{SessionBody, previewed},
};

/// One of the asker's proposals as the session that it would become
///
/// What `GET /api/v1/conferences/{conference}/sessions/{code}` would say of it, if it were released as it is: without a
/// place in the timetable, with a code that nothing has. `url` is its preview.
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/preview", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The session", body = SessionBody))
)]
pub async fn preview_my_proposal(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Json<SessionBody>> {
    let shown = cfp::preview(&caller.ctx, of.proposal.into()).await?;
    told(&caller, &shown, &format!("/me/proposals/{}/preview", of.proposal))
}

/// A proposal as the session that it would become, for its organisers
///
/// Whoever may not read its speakers and its texts as they were written finds none.
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/preview", tag = "cfp",
    params(OfOffer), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The session", body = SessionBody))
)]
pub async fn preview_proposal(caller: Caller, Path(of): Path<OfOffer>) -> Answer<Json<SessionBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let shown = cfp::preview_offered(&caller.ctx, &facts, call.id, of.proposal.into()).await?;
    let page = format!("/c/{}/organise/calls/{}/proposals/{}/preview", of.conference, of.call, of.proposal);
    told(&caller, &shown, &page)
}

fn told(caller: &Caller, shown: &Preview, page: &str) -> Answer<Json<SessionBody>> {
    let published = &shown.published;
    let body = previewed(caller, &published.conference.slug, &published.programme, page);
    Ok(Json(body.ok_or_else(Error::not_found)?))
}
