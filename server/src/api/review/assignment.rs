//! Who reviews what.

use axum::http::StatusCode;
use domain::{
    id::PersonId,
    policy::Action,
    review::assign::{Aim, Why},
};
use serde::{Deserialize, Serialize};
use service::{
    Version,
    review::{self, AssignmentPlan, PlanWish},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{found, proposals::at};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::{OfCall, offers::OfOffer},
    extract::{Json, Path},
};

/// What an assignment is to be best at.
#[derive(Debug, ToSchema)]
#[schema(as = AssignmentAim, rename_all = "kebab-case")]
pub enum AimWord {
    /// The greatest sum of what the pairs are worth.
    BestTotal,
    /// The worst-served proposal first.
    Fairest,
}

/// What is to be computed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanToMake {
    /// What it is to be best at.
    #[schema(value_type = AimWord)]
    aim: Aim,
    /// Whether existing assignments stay in any case.
    #[serde(default)]
    keeps: bool,
    /// Decides among equals: the same seed gives the same plan.
    #[serde(default)]
    seed: u64,
}

/// A plan to be carried out as it was shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanToCarryOut {
    /// What it was best at.
    #[schema(value_type = AimWord)]
    aim: Aim,
    /// Whether existing assignments stayed in any case.
    #[serde(default)]
    keeps: bool,
    /// Its seed.
    #[serde(default)]
    seed: u64,
    /// The plan's version.
    #[schema(max_length = 100)]
    version: String,
}

/// What a computed assignment would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct Plan {
    /// What comes and goes.
    changes: Vec<PlannedChange>,
    /// Proposals that are left short.
    shortages: Vec<PlannedShortage>,
    /// The sum of what the pairs are worth.
    total: i64,
    /// To be named when it is carried out.
    version: String,
}

/// A pair that comes or goes.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedChange {
    /// Of what.
    proposal: Uuid,
    /// Whose.
    person: Uuid,
    /// Whether it comes; otherwise it goes.
    comes: bool,
}

/// A proposal left short.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedShortage {
    /// Which.
    proposal: Uuid,
    /// How many reviews it lacks.
    missing: u32,
    /// Who is full, where loads bind; otherwise conflicts of interest do.
    full: Vec<String>,
}

/// A reviewer of a proposal in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfAssignment {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    call: String,
    /// Which proposal.
    proposal: Uuid,
    /// Whose.
    person: Uuid,
}

/// Computes who should review what; changes nothing
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/review/plan", tag = "review",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "What would change", body = Plan))
)]
pub async fn plan_assignment(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(body): Json<PlanToMake>,
) -> Answer<Json<Plan>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    let wish = PlanWish { aim: body.aim, keeps: body.keeps, seed: body.seed };
    Ok(Json(review::plan_assignment(&caller.ctx, &facts, call.id, wish).await?.into()))
}

/// Carries out a plan exactly as it was shown
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/review/assignments", tag = "review",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn carry_out_assignment(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(body): Json<PlanToCarryOut>,
) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::ManageReview).await?;
    let wish = PlanWish { aim: body.aim, keeps: body.keeps, seed: body.seed };
    let shown = Version::sent(&body.version).ok_or_else(service::Error::not_found)?;
    review::carry_out(&caller.ctx, call.id, wish, &shown).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Assigns a proposal to a reviewer
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/reviewers/{person}",
    tag = "review", params(OfAssignment), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn assign_proposal(caller: Caller, Path(of): Path<OfAssignment>) -> Answer<StatusCode> {
    let (id, person) = of.at(&caller).await?;
    review::assign(&caller.ctx, id, person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a proposal from a reviewer who has not handed in a review of it
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/review/proposals/{proposal}/reviewers/{person}",
    tag = "review", params(OfAssignment), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "Done"))
)]
pub async fn take_proposal_back(caller: Caller, Path(of): Path<OfAssignment>) -> Answer<StatusCode> {
    let (id, person) = of.at(&caller).await?;
    review::take_back(&caller.ctx, id, person).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl OfAssignment {
    async fn at(self, caller: &Caller) -> Answer<(domain::id::ProposalId, PersonId)> {
        let person = PersonId(self.person);
        let of = OfOffer { conference: self.conference, call: self.call, proposal: self.proposal };
        Ok((at(caller, &of, Action::ManageReview).await?, person))
    }
}

impl From<AssignmentPlan> for Plan {
    fn from(plan: AssignmentPlan) -> Self {
        let change = |one: review::PlanChange| PlannedChange {
            proposal: one.proposal.into(),
            person: one.reviewer.into(),
            comes: matches!(one.why, Why::Fits { .. }),
        };
        let shortage = |one: review::PlanShortage| PlannedShortage {
            proposal: one.proposal.into(),
            missing: one.missing,
            full: one.full,
        };
        Self {
            changes: plan.changes.into_iter().map(change).collect(),
            shortages: plan.shortages.into_iter().map(shortage).collect(),
            total: plan.total,
            version: plan.version.to_string(),
        }
    }
}
