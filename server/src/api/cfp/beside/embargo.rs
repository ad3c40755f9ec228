//! Embargoes over proposals.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::{
    cfp::{TypedEmbargo, Vendor},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::cfp::{self, EmbargoFacts};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::{
    offers::{OfOffer, found_offer},
    proposals::OfProposal,
};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// Whether the vendor has been told.
#[derive(Debug, ToSchema)]
#[schema(as = VendorTold, rename_all = "kebab-case")]
pub enum VendorWord {
    /// Yes.
    Told,
    /// Not yet.
    NotTold,
    /// There is nobody to tell.
    Nobody,
}

/// An embargo to be set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmbargoToSet {
    /// The first moment at which it is over.
    until: DateTime<Utc>,
    /// What others read instead of the title.
    #[schema(max_length = 200)]
    stand_in_title: String,
    /// What others read instead of the texts.
    #[serde(default)]
    #[schema(max_length = 2000)]
    stand_in_summary: String,
    /// Whether the vendor has been told.
    #[schema(value_type = VendorWord)]
    vendor: Vendor,
}

/// An embargo, as its speakers see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmbargoBody {
    /// The first moment at which it is over.
    until: DateTime<Utc>,
    /// Whether it holds now.
    holds: bool,
    /// What others read instead of the title.
    stand_in_title: String,
    /// What others read instead of the texts.
    stand_in_summary: String,
    /// Whether the vendor has been told.
    #[schema(value_type = VendorWord)]
    vendor: Vendor,
    /// The names of those of the committee who read the proposal meanwhile.
    readers: Vec<String>,
}

/// The embargo, if there is one.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyEmbargo {
    /// None where none was set, or it was lifted.
    embargo: Option<EmbargoBody>,
}

/// Who reads a proposal under embargo.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmbargoReaders {
    /// Exactly these members of the conference's team, besides the speakers.
    #[schema(max_items = 500)]
    readers: Vec<Uuid>,
}

/// The embargo over one of the asker's proposals
#[utoipa::path(
    get, path = "/api/v1/me/proposals/{proposal}/embargo", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The embargo", body = MyEmbargo))
)]
pub async fn get_my_embargo(caller: Caller, Path(of): Path<OfProposal>) -> Answer<Json<MyEmbargo>> {
    let facts = cfp::my_embargo(&caller.ctx, of.proposal.into()).await?.facts;
    Ok(Json(MyEmbargo { embargo: facts.map(EmbargoBody::from) }))
}

/// Puts a proposal under embargo, or changes the one it is under; the main speaker does
#[utoipa::path(
    put, path = "/api/v1/me/proposals/{proposal}/embargo", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 200, description = "The embargo", body = MyEmbargo))
)]
pub async fn set_embargo(
    caller: Caller,
    Path(of): Path<OfProposal>,
    Json(set): Json<EmbargoToSet>,
) -> Answer<Json<MyEmbargo>> {
    let typed = TypedEmbargo {
        until: set.until.to_rfc3339(),
        stand_in_title: set.stand_in_title,
        stand_in_summary: set.stand_in_summary,
        vendor: set.vendor.to_string(),
    };
    cfp::set_embargo(&caller.ctx, of.proposal.into(), &typed).await?;
    get_my_embargo(caller, Path(of)).await
}

/// Ends the embargo over one of the asker's proposals now
#[utoipa::path(
    delete, path = "/api/v1/me/proposals/{proposal}/embargo", tag = "cfp",
    params(OfProposal), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "The committee reads the proposal"))
)]
pub async fn lift_my_embargo(caller: Caller, Path(of): Path<OfProposal>) -> Answer<StatusCode> {
    caller.ctx.authorize_route(Action::Propose)?;
    cfp::my_embargo(&caller.ctx, of.proposal.into()).await?;
    cfp::lift_embargo(&caller.ctx, of.proposal.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names who reads a proposal under embargo; owners do, without reading it for that
#[utoipa::path(
    put, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/embargo/readers", tag = "cfp",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "They read it"))
)]
pub async fn name_readers(
    caller: Caller,
    Path(of): Path<OfOffer>,
    Json(named): Json<EmbargoReaders>,
) -> Answer<StatusCode> {
    let id = found_offer(&caller, &of, Action::NameReaders).await?;
    let readers: Vec<_> = named.readers.into_iter().map(Into::into).collect();
    cfp::name_readers(&caller.ctx, id, &readers).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends an embargo now, as an owner of the conference
#[utoipa::path(
    delete, path = "/api/v1/conferences/{conference}/calls/{call}/proposals/{proposal}/embargo", tag = "cfp",
    params(OfOffer), security(("token" = ["conference"]), ("signIn" = [])),
    responses((status = 204, description = "The committee reads the proposal"))
)]
pub async fn lift_embargo(caller: Caller, Path(of): Path<OfOffer>) -> Answer<StatusCode> {
    let id = found_offer(&caller, &of, Action::NameReaders).await?;
    cfp::lift_embargo(&caller.ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<EmbargoFacts> for EmbargoBody {
    fn from(facts: EmbargoFacts) -> Self {
        Self {
            until: facts.until,
            holds: facts.holds,
            stand_in_title: facts.stand_in.title,
            stand_in_summary: facts.stand_in.summary,
            vendor: facts.vendor,
            readers: facts.readers.into_iter().map(|named| named.name).collect(),
        }
    }
}
