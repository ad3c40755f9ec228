//! How many are wanted and planned of each track and kind of session.

use std::collections::BTreeMap;

use domain::{
    id::{SessionTypeId, TrackId},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::decision::{self, QuotaLine, TypedQuotas};
use utoipa::ToSchema;
use uuid::Uuid;

use super::found;
use crate::api::{
    Answer,
    caller::Caller,
    cfp::OfCall,
    extract::{Json, Path},
};

/// How many are wanted and planned.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuotasBody {
    /// In each track.
    tracks: Vec<QuotaBody>,
    /// Of each kind of session.
    types: Vec<QuotaBody>,
}

/// How many of one track or kind.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuotaBody {
    /// Which; null for proposals without.
    id: Option<Uuid>,
    /// Its name.
    name: String,
    /// How many are wanted.
    wanted: Option<u32>,
    /// How many are chosen, or planned to be.
    chosen: u32,
    /// How many proposals there are.
    proposals: u32,
}

/// How many are wanted, in the place of what was said before.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotasToSet {
    /// Of each track, by id.
    #[serde(default)]
    tracks: BTreeMap<Uuid, u32>,
    /// Of each kind of session, by id.
    #[serde(default)]
    types: BTreeMap<Uuid, u32>,
}

/// How many are wanted and planned of each track and kind of session
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/quotas", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The quotas", body = QuotasBody))
)]
pub async fn get_quotas(caller: Caller, Path(of): Path<OfCall>) -> Answer<Json<QuotasBody>> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let quotas = decision::quotas(&caller.ctx, &facts, call.id).await?;
    let tracks = quotas.tracks.into_iter().map(QuotaBody::from).collect();
    Ok(Json(QuotasBody { tracks, types: quotas.types.into_iter().map(QuotaBody::from).collect() }))
}

/// Says how many are wanted, in the place of what was said before
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/quotas", tag = "decision",
    params(OfCall), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 200, description = "The quotas as they are now", body = QuotasBody))
)]
pub async fn set_quotas(
    caller: Caller,
    Path(of): Path<OfCall>,
    Json(quotas): Json<QuotasToSet>,
) -> Answer<Json<QuotasBody>> {
    let (_, call) = found(&caller, &of.conference, &of.call, Action::MoveProposals).await?;
    let typed = TypedQuotas {
        tracks: quotas.tracks.into_iter().map(|(id, wanted)| (TrackId::from(id), wanted.to_string())).collect(),
        types: quotas.types.into_iter().map(|(id, wanted)| (SessionTypeId::from(id), wanted.to_string())).collect(),
    };
    decision::set_quotas(&caller.ctx, call.id, &typed).await?;
    get_quotas(caller, Path(of)).await
}

impl<Id: Into<Uuid>> From<QuotaLine<Id>> for QuotaBody {
    fn from(line: QuotaLine<Id>) -> Self {
        let chosen = line.chosen();
        Self {
            id: line.id.map(Into::into),
            name: line.name,
            wanted: line.wanted,
            chosen,
            proposals: line.quota.proposals,
        }
    }
}
