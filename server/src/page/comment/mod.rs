//! Comments on drafts, and the ledger of issues that answers them.

mod comments;
mod export;
mod issues;
mod manage;

use axum::{
    Router,
    routing::{get, post},
};
use domain::policy::Action;
use service::{
    draft::{DraftFacts, draft},
    group::GroupFacts,
};

use crate::{site::Site, visitor::Visitor};

/// Comments and issues that stand on one page.
const PAGE: usize = 30;

/// Everything about comments under `/g/{group}/drafts/{draft}`, and whose comments wait.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/g/{group}/manage/comments", get(manage::moderation).post(manage::set_moderation))
        .route("/g/{group}/drafts/{draft}/comments", get(comments::list))
        .route("/g/{group}/drafts/{draft}/comments/new", get(comments::new).post(comments::write))
        .route("/g/{group}/drafts/{draft}/comments/{comment}", get(comments::thread).post(comments::reply))
        .route("/g/{group}/drafts/{draft}/comments/{comment}/manage", get(manage::comment).post(manage::act))
        .route("/g/{group}/drafts/{draft}/comments/{comment}/apply", post(manage::apply))
        .route("/g/{group}/drafts/{draft}/comments/{comment}/patch", get(export::patch))
        .route("/g/{group}/drafts/{draft}/issues", get(issues::ledger))
        .route("/g/{group}/drafts/{draft}/issues/new", get(issues::new).post(issues::open))
        .route("/g/{group}/drafts/{draft}/issues/{issue}", get(issues::issue).post(issues::act))
        .route("/g/{group}/drafts/{draft}/resolution-log", get(export::log))
        .route("/g/{group}/drafts/{draft}/resolution-log.csv", get(export::log_csv))
        .route("/g/{group}/drafts/{draft}/suggestions.patch", get(export::patches))
}

/// The group and draft in an address, for a visitor who may do `action` to the draft. Whether they must sign in is said
/// before either is looked for.
async fn found(
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

fn path(group: &GroupFacts, draft: &DraftFacts) -> String {
    format!("/g/{}/drafts/{}", group.slug, draft.name)
}

/// What an address names, or nothing that there is.
fn named<T: std::str::FromStr>(word: &str) -> service::Result<T> {
    word.parse().map_err(|_| service::Error::not_found())
}
