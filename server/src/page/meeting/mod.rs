//! Meetings of groups: their public pages, and those on which they are run and written down.

mod agenda;
mod attend;
mod entries;
mod feed;
mod hands;
mod materials;
mod minutes;
mod plan;
mod read;
mod recordings;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain::{cfp::FILE_BYTES_MOST, id::MeetingId, policy::Action};
use service::{
    Error,
    group::{GroupFacts, group},
    meeting::{MeetingFacts, meeting},
};

pub(super) use self::feed::gathering;
use crate::{site::Site, visitor::Visitor};

/// Most bytes of an upload: the largest file, and the form around it.
const UPLOAD: usize = FILE_BYTES_MOST + 65_536;

/// Everything under `/g/{group}/meetings`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/g/{group}/meetings", get(read::list))
        .route("/g/{group}/meetings.ics", get(feed::of_group))
        .route("/g/{group}/meetings/new", get(plan::new).post(plan::announce))
        .route("/g/{group}/meetings/{meeting}", get(read::home))
        .route("/g/{group}/meetings/{meeting}/meeting.ics", get(feed::of_meeting))
        .route("/g/{group}/meetings/{meeting}/edit", get(plan::edit).post(plan::save))
        .route("/g/{group}/meetings/{meeting}/state", post(plan::step))
        .route("/g/{group}/meetings/{meeting}/series", post(plan::end))
        .route("/g/{group}/meetings/{meeting}/tasks", post(plan::confirm))
        .route("/g/{group}/meetings/{meeting}/agenda", get(agenda::show).post(agenda::add))
        .route("/g/{group}/meetings/{meeting}/agenda/{item}", get(agenda::item).post(agenda::change))
        .route("/g/{group}/meetings/{meeting}/materials", get(materials::show).post(materials::change))
        .route(
            "/g/{group}/meetings/{meeting}/materials/upload",
            post(materials::upload).layer(DefaultBodyLimit::max(UPLOAD)),
        )
        .route("/g/{group}/meetings/{meeting}/materials/{material}", get(materials::open))
        .route("/g/{group}/meetings/{meeting}/attend", get(attend::ask).post(attend::attend))
        .route("/g/{group}/meetings/{meeting}/attendance", get(attend::list).post(attend::note))
        .route("/g/{group}/meetings/{meeting}/minutes", get(minutes::write).post(minutes::save))
        .route("/g/{group}/meetings/{meeting}/minutes/step", post(minutes::step))
        .route("/g/{group}/meetings/{meeting}/entries", get(entries::list).post(entries::change))
        .route("/g/{group}/meetings/{meeting}/entries/{entry}", post(entries::settle))
        .route("/g/{group}/meetings/{meeting}/hands", get(hands::list).post(hands::ask))
        .route("/g/{group}/meetings/{meeting}/hands/{hands}", post(hands::raise))
        .route("/g/{group}/meetings/{meeting}/recordings", get(recordings::show).post(recordings::change))
        .route("/g/{group}/meetings/{meeting}/recordings/withhold", post(recordings::withhold))
}

/// The group under `slug`, for a visitor who wants to do `action`; whether they may is decided about the meeting. Whether
/// they must sign in is said before anything is looked for.
async fn of_group(visitor: &Visitor, slug: &str, action: Action) -> service::Result<GroupFacts> {
    visitor.ctx.authorize_route(action)?;
    group(&visitor.ctx, slug, Action::SeeGroup).await?.here()
}

/// The group and the meeting in an address, for a visitor who may do `action` there.
async fn found(visitor: &Visitor, slug: &str, id: &str, action: Action) -> service::Result<(GroupFacts, MeetingFacts)> {
    let group = of_group(visitor, slug, action).await?;
    let meeting = meeting(&visitor.ctx, &group, known(id)?).await?;
    visitor.ctx.authorize(action, group.place())?;
    Ok((group, meeting))
}

fn known(id: &str) -> service::Result<MeetingId> {
    id.parse().map_err(|_| Error::not_found())
}

/// Where a meeting's page is.
fn path(slug: &str, id: &str) -> String {
    format!("/g/{slug}/meetings/{id}")
}
