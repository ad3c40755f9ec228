//! Comments on drafts, and the ledger of issues that answers them.

pub mod comments;
pub mod issues;
pub mod patches;

use domain::policy::Action;
use serde::Deserialize;
use service::{
    draft::{self, DraftFacts},
    group::{self, GroupFacts},
};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, caller::Caller};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(comments::list_comments, comments::write_comment))
        .routes(routes!(comments::get_comment, comments::edit_comment))
        .routes(routes!(comments::reply_to_comment))
        .routes(routes!(comments::move_comment))
        .routes(routes!(comments::apply_suggestion))
        .routes(routes!(comments::get_comment_moderation, comments::set_comment_moderation))
        .routes(routes!(issues::list_issues, issues::open_issue))
        .routes(routes!(issues::get_issue))
        .routes(routes!(issues::add_to_issue))
        .routes(routes!(issues::assign_issue))
        .routes(routes!(issues::settle_issue))
        .routes(routes!(issues::reopen_issue))
        .routes(routes!(issues::answer_issue))
        .routes(routes!(issues::get_resolution_log))
        .routes(routes!(patches::get_suggestions))
        .routes(routes!(patches::get_suggestion))
}

/// The draft in a path, for somebody who may do `action` to it.
async fn found(caller: &Caller, group: &str, draft: &str, action: Action) -> Answer<(GroupFacts, DraftFacts)> {
    caller.ctx.authorize_route(action)?;
    let group = group::group(&caller.ctx, group, Action::SeeGroup).await?.here()?;
    let facts = draft::draft(&caller.ctx, &group, draft, action).await?;
    Ok((group, facts))
}

/// A comment in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfComment {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The name of the draft within its group.
    #[param(example = "authentication")]
    pub draft: String,
    /// The comment.
    pub comment: uuid::Uuid,
}

/// An issue in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfIssue {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The name of the draft within its group.
    #[param(example = "authentication")]
    pub draft: String,
    /// The number of the issue, from 1.
    pub issue: i32,
}
