//! Drafts of groups: their public pages, and those on which they are written.

mod compare;
mod post;
mod read;
mod settings;
mod write;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post as posted},
};
use domain::policy::Action;
use service::{
    draft::{DraftFacts, draft},
    group::GroupFacts,
};

use crate::{site::Site, visitor::Visitor};

/// Most bytes of an upload: the longest text, and the form around it with a text that came before.
pub const UPLOAD_LIMIT: usize = 15 * 1024 * 1024;

/// Most bytes of the editor's form: the longest text, every byte of it written as three, and what stands around it. What is
/// longer than a text may be is then told beside the text, and nothing of it is lost.
pub const FORM_LIMIT: usize = 3 * domain::draft::MAX_BYTES + 64 * 1024;

/// Everything under `/g/{group}/drafts`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/g/{group}/drafts", get(read::list))
        .route("/g/{group}/drafts/new", get(settings::new).post(settings::start))
        .route("/g/{group}/drafts/{draft}", get(read::home))
        .route("/g/{group}/drafts/{draft}/settings", get(settings::settings).post(settings::save))
        .route("/g/{group}/drafts/{draft}/people", posted(settings::name))
        .route(
            "/g/{group}/drafts/{draft}/write",
            get(write::write).post(write::save).layer(DefaultBodyLimit::max(FORM_LIMIT)),
        )
        .route("/g/{group}/drafts/{draft}/post", get(post::look).post(post::post))
        .route(
            "/g/{group}/drafts/{draft}/upload",
            get(post::choose).post(post::upload).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)),
        )
        .route("/g/{group}/drafts/{draft}/compare", get(compare::compare))
        .route("/g/{group}/drafts/{draft}/{number}", get(read::revision))
        .route("/g/{group}/drafts/{draft}/{number}/class", posted(compare::settle))
        .route("/g/{group}/drafts/{draft}/{number}/{file}", get(read::file))
}

/// The group and draft in an address, for a visitor who may do `action` to the draft. Whether they must sign in is said
/// before either is looked for.
pub(super) async fn found(
    visitor: &Visitor,
    group: &str,
    name: &str,
    action: Action,
) -> service::Result<(GroupFacts, DraftFacts)> {
    visitor.ctx.authorize_route(action)?;
    let group = service::group::group(&visitor.ctx, group, Action::SeeGroup).await?.here()?;
    let facts = draft(&visitor.ctx, &group, name, action).await?;
    Ok((group, facts))
}

pub(super) fn path(group: &GroupFacts, draft: &DraftFacts) -> String {
    format!("/g/{}/drafts/{}", group.slug, draft.name)
}

fn numbered(number: &str) -> service::Result<i32> {
    number.parse().map_err(|_| service::Error::not_found())
}
