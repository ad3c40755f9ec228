//! Planning decisions, and naming who decides where a chair may not.

use axum::http::StatusCode;
use domain::{
    cfp::{Decision, TypedPlan},
    id::ProposalId,
    policy::Action,
};
use serde::Deserialize;
use service::decision;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{found, words::DecisionWord};
use crate::api::{
    Answer,
    caller::Caller,
    cfp::{OfCall, offers::OfOffer},
    extract::{Json, Path},
};

/// A decision to be planned for some proposals.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanBody {
    /// For which.
    #[schema(min_items = 1, max_items = 5000)]
    proposals: Vec<Uuid>,
    /// What; null takes back what is planned.
    #[schema(value_type = Option<DecisionWord>)]
    decision: Option<Decision>,
    /// As another kind of session.
    #[serde(default)]
    session_type: Option<Uuid>,
    /// For another track.
    #[serde(default)]
    track: Option<Uuid>,
    /// With another length.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1440)]
    minutes: Option<u32>,
    /// What organisers note beside it.
    #[serde(default)]
    #[schema(max_length = 2000)]
    note: String,
}

/// A deputy to be named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeputyBody {
    /// Who, of the conference's team; null for nobody.
    person: Option<Uuid>,
}

/// Plans the same decision for some proposals: all of them or none; nobody is told before the release
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/decisions", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "It is planned"))
)]
pub async fn plan_decisions(caller: Caller, Path(of): Path<OfCall>, Json(plan): Json<PlanBody>) -> Answer<StatusCode> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let ids: Vec<ProposalId> = plan.proposals.iter().copied().map(ProposalId::from).collect();
    let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let typed = TypedPlan {
        decision: plan.decision.map(|decision| decision.to_string()).unwrap_or_default(),
        session_type: text(plan.session_type),
        track: text(plan.track),
        minutes: plan.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        note: plan.note,
    };
    decision::plan_decisions(&caller.ctx, call.id, &ids, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names who decides about a proposal where a chair has a conflict of interest
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/deputy", tag = "decision",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "They are named"))
)]
pub async fn name_deputy(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(deputy): Json<DeputyBody>,
) -> Answer<StatusCode> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let id = service::cfp::proposal(&caller.ctx, &facts, call.id, of.proposal.into()).await?.line.id;
    service::review::name_deputy(&caller.ctx, id, deputy.person.map(Into::into)).await?;
    Ok(StatusCode::NO_CONTENT)
}
