//! Drafts of groups.

pub mod drafts;
pub mod history;
pub mod revisions;
pub mod writing;

use axum::extract::DefaultBodyLimit;
use domain::policy::Action;
use serde::Deserialize;
use service::{
    draft::{self, DraftFacts},
    group::{self, GroupFacts},
};
use utoipa::IntoParams;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};

use super::{Answer, caller::Caller};
use crate::{page::draft::UPLOAD_LIMIT as HISTORY_LIMIT, site::Site};

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(drafts::list_drafts, drafts::start_draft))
        .routes(routes!(drafts::get_draft, drafts::edit_draft))
        .routes(routes!(drafts::name_draft_person, drafts::remove_draft_person))
        .routes(
            routes!(revisions::list_revisions, revisions::post_revision)
                .layer(DefaultBodyLimit::max(domain::draft::MAX_BYTES)),
        )
        .routes(routes!(revisions::check_revision).layer(DefaultBodyLimit::max(domain::draft::MAX_BYTES)))
        .routes(routes!(history::post_draft_history).layer(DefaultBodyLimit::max(HISTORY_LIMIT)))
        .routes(routes!(revisions::get_revision))
        .routes(routes!(revisions::settle_revision_class))
        .routes(routes!(revisions::compare_revisions))
        .routes(
            routes!(writing::get_working_copy, writing::save_working_copy)
                .layer(DefaultBodyLimit::max(domain::draft::MAX_BYTES)),
        )
}

/// A draft in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfDraft {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The name of the draft within its group.
    #[param(example = "authentication")]
    pub draft: String,
}

/// The draft in a path, for somebody who may do `action` to it.
pub(super) async fn found(caller: &Caller, of: &OfDraft, action: Action) -> Answer<(GroupFacts, DraftFacts)> {
    caller.ctx.authorize_route(action)?;
    let group = group::group(&caller.ctx, &of.group, Action::SeeGroup).await?.here()?;
    let facts = draft::draft(&caller.ctx, &group, &of.draft, action).await?;
    Ok((group, facts))
}
