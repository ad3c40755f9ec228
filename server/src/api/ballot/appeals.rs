//! Appeals against rulings on positions.

use axum::http::StatusCode;
use domain::policy::Action;
use serde::Deserialize;
use service::ballot;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{OfBallot, held, rulings::OfPosition};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    life::objections::{AppealDecision, AppealToLodge, LodgedAppeal},
};

/// An appeal against a ruling in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfRulingAppeal {
    /// The slug of the group.
    #[param(example = "asvs")]
    group: String,
    /// Which ballot.
    ballot: Uuid,
    /// Which appeal.
    appeal: Uuid,
}

impl OfRulingAppeal {
    fn parts(self) -> (OfBallot, Uuid) {
        (OfBallot { group: self.group, ballot: self.ballot }, self.appeal)
    }
}

/// Appeals against the ruling on a position, until the ballot is settled
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots/{ballot}/positions/{position}/appeals", tag = "group",
    params(OfPosition), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is lodged", body = LodgedAppeal))
)]
pub async fn lodge_ruling_appeal(
    caller: Caller,
    Path(of): Path<OfPosition>,
    Json(new): Json<AppealToLodge>,
) -> Answer<(StatusCode, Json<LodgedAppeal>)> {
    let (of, position) = of.parts();
    let (_, id) = held(&caller, &of, Action::TakePart).await?;
    let appeal = ballot::lodge_ruling_appeal(&caller.ctx, id, position, &new.text).await?;
    Ok((StatusCode::CREATED, Json(LodgedAppeal { id: appeal.into() })))
}

/// Decides about an appeal against a ruling, from above the group; a ruling that does not hold is turned round
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots/{ballot}/ruling-appeals/{appeal}", tag = "group",
    params(OfRulingAppeal), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is decided"))
)]
pub async fn decide_ruling_appeal(
    caller: Caller,
    Path(of): Path<OfRulingAppeal>,
    Json(new): Json<AppealDecision>,
) -> Answer<StatusCode> {
    let (of, appeal) = of.parts();
    let (_, id) = held(&caller, &of, Action::OverseeGroup).await?;
    ballot::decide_ruling_appeal(&caller.ctx, id, appeal.into(), &new.decision, &new.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's own appeal against a ruling back
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/ballots/{ballot}/ruling-appeals/{appeal}/withdraw", tag = "group",
    params(OfRulingAppeal), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is taken back"))
)]
pub async fn withdraw_ruling_appeal(caller: Caller, Path(of): Path<OfRulingAppeal>) -> Answer<StatusCode> {
    let (of, appeal) = of.parts();
    let (_, id) = held(&caller, &of, Action::TakePart).await?;
    ballot::withdraw_ruling_appeal(&caller.ctx, id, appeal.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
