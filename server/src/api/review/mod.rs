//! Reviews of the proposals of a call.

pub mod answers;
pub mod assignment;
pub mod chairs;
pub mod own;
pub mod proposals;
pub mod reviewers;
pub mod settings;

use domain::policy::Action;
use service::{
    cfp::{self, CallFacts},
    conference::ConferenceFacts,
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, caller::Caller, conference::facts};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(settings::get_review, settings::set_review))
        .routes(routes!(reviewers::list_reviewers, reviewers::invite_reviewer))
        .routes(routes!(reviewers::set_reviewer, reviewers::remove_reviewer))
        .routes(routes!(reviewers::remind_reviewers))
        .routes(routes!(reviewers::hand_over))
        .routes(routes!(own::get_own_part))
        .routes(routes!(own::set_interests))
        .routes(routes!(own::declare))
        .routes(routes!(own::take_declaration_back))
        .routes(routes!(own::bid))
        .routes(routes!(own::decline))
        .routes(routes!(chairs::list_conflicts))
        .routes(routes!(chairs::pin_conflict, chairs::unpin_conflict))
        .routes(routes!(chairs::get_copy, chairs::prepare_copy))
        .routes(routes!(chairs::approve_text))
        .routes(routes!(proposals::list_review_proposals))
        .routes(routes!(proposals::get_review_proposal))
        .routes(routes!(proposals::get_next_proposal))
        .routes(routes!(proposals::write_review))
        .routes(routes!(proposals::discuss_proposal))
        .routes(routes!(assignment::plan_assignment))
        .routes(routes!(assignment::carry_out_assignment))
        .routes(routes!(assignment::assign_proposal, assignment::take_proposal_back))
}

async fn found(caller: &Caller, conference: &str, call: &str, action: Action) -> Answer<(ConferenceFacts, CallFacts)> {
    let facts = facts(caller, conference, action).await?;
    let call = cfp::call(&caller.ctx, &facts, call).await?;
    Ok((facts, call))
}
