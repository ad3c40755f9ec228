//! Deciding about proposals, letters, and what speakers answer.

pub mod answers;
pub mod board;
pub mod letters;
pub mod overview;
pub mod plan;
pub mod quotas;
pub mod release;
pub mod speakers;
pub mod undelivered;
pub mod words;

use domain::policy::Action;
use serde::Deserialize;
use service::{
    cfp::{self, CallFacts},
    conference::ConferenceFacts,
};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{Answer, caller::Caller, conference::facts};
use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(board::list_decisions, plan::plan_decisions))
        .routes(routes!(quotas::get_quotas, quotas::set_quotas))
        .routes(routes!(plan::name_deputy))
        .routes(routes!(overview::get_overview))
        .routes(routes!(answers::list_answers))
        .routes(routes!(overview::export_submissions))
        .routes(routes!(release::get_prepared_letters, release::prepare_letters, release::discard_letters))
        .routes(routes!(release::edit_letter))
        .routes(routes!(release::send_letters))
        .routes(routes!(undelivered::list_undelivered))
        .routes(routes!(letters::list_wordings))
        .routes(routes!(letters::set_wording, letters::reset_wording))
        .routes(routes!(letters::get_working_plan))
        .routes(routes!(speakers::get_answer, speakers::give_answer))
        .routes(routes!(speakers::get_volunteered, speakers::volunteer))
}

/// A letter of a call in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneLetter {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    call: String,
    /// The letter.
    letter: Uuid,
}

/// The call in the path, for somebody who may do `action` there.
async fn found(caller: &Caller, conference: &str, call: &str, action: Action) -> Answer<(ConferenceFacts, CallFacts)> {
    caller.ctx.authorize_route(action)?;
    let facts = facts(caller, conference, action).await?;
    let call = cfp::call(&caller.ctx, &facts, call).await?;
    Ok((facts, call))
}
