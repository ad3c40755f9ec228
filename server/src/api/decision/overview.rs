//! Where a call stands, and its proposals for other systems.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    cfp::{State, volunteered::Totals},
    policy::Action,
    review::figures::Coverage,
};
use serde::Serialize;
use service::decision;
use utoipa::ToSchema;

use super::found;
use crate::api::{
    Answer,
    caller::Caller,
    cfp::OfCall,
    extract::{Json, Path},
};

/// Where a call stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct OverviewBody {
    /// How many were handed in on each day.
    days: BTreeMap<NaiveDate, u32>,
    /// How many stand where.
    #[schema(value_type = BTreeMap<String, u32>)]
    states: BTreeMap<State, u32>,
    /// How far reviewing has come.
    reviewing: ReviewingBody,
    /// What speakers volunteered about themselves, by question, in totals of five or more; null until the call has ended.
    volunteered: Option<BTreeMap<String, VolunteeredBody>>,
}

/// How often something was volunteered.
#[derive(Debug, Serialize, ToSchema)]
pub struct VolunteeredBody {
    /// Answers that enough people gave; the empty one is of those who gave none.
    answers: BTreeMap<String, u32>,
    /// Everybody else together; null where that would be fewer than five.
    others: Option<u32>,
}

/// How far reviewing has come, over the proposals whose reviewers the caller may know.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewingBody {
    /// Proposals, without those that were withdrawn.
    proposals: u32,
    /// Reviews that were assigned for them.
    assigned: u32,
    /// Of those, how many are there.
    done: u32,
    /// How many proposals have fewer reviews than are wanted.
    below: u32,
}

/// When proposals came in and where they stand
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/overview", tag = "decision",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The overview", body = OverviewBody))
)]
pub async fn get_overview(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<OverviewBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let overview = decision::overview(&caller.ctx, &facts, call.id).await?;
    let Coverage { proposals, assigned, done, below } = overview.reviewing;
    let reviewing = ReviewingBody { proposals, assigned, done, below };
    let told = |totals: Totals| VolunteeredBody { answers: totals.groups, others: totals.others };
    let volunteered = overview
        .volunteered
        .map(|all| all.into_iter().map(|(question, totals)| (question.to_string(), told(totals))).collect());
    Ok(Json(OverviewBody { days: overview.days, states: overview.states, reviewing, volunteered }))
}

/// The proposals of a call as submission.json of voc/schedule: an array of submissions
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/submissions", tag = "decision",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The file", body = Vec<serde_json::Value>))
)]
pub async fn export_submissions(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<Vec<serde_json::Value>>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let submissions = decision::submissions(&caller.ctx, &facts, call.id).await?;
    let values: Result<Vec<_>, _> = submissions.iter().map(serde_json::to_value).collect();
    Ok(Json(values.map_err(service::Error::fault)?))
}
