//! Where the asker is and was.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::id::AffiliationId;
use serde::Deserialize;
use service::identity;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
    team::Made,
};

/// A time at an organisation to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAffiliation {
    /// The organisation's name.
    #[schema(max_length = 160)]
    organisation: String,
    /// What they are there; may be empty.
    #[serde(default)]
    #[schema(max_length = 120)]
    title: String,
    /// The first day.
    from: NaiveDate,
    /// The last day; left out while it goes on.
    #[serde(default)]
    to: Option<NaiveDate>,
}

/// The end of a time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LastDay {
    /// The last day, which still counts.
    to: NaiveDate,
}

/// An affiliation in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OneAffiliation {
    /// The affiliation.
    affiliation: Uuid,
}

/// Adds a time at an organisation
#[utoipa::path(
    post, path = "/api/v1/me/affiliations", tag = "identity",
    security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 201, description = "It is added", body = Made))
)]
pub async fn add_affiliation(caller: Caller, Json(new): Json<NewAffiliation>) -> Answer<(StatusCode, Json<Made>)> {
    let new = identity::NewAffiliation {
        organisation: new.organisation,
        title: new.title,
        from: new.from.to_string(),
        to: new.to.map(|day| day.to_string()).unwrap_or_default(),
    };
    let id = identity::add_affiliation(&caller.ctx, new).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.into() })))
}

/// Ends a time at an organisation; what counted while it lasted keeps counting
#[utoipa::path(
    put, path = "/api/v1/me/affiliations/{affiliation}/end", tag = "identity",
    params(OneAffiliation), security(("token" = ["profile"]), ("signIn" = [])),
    responses((status = 204, description = "It is ended"))
)]
pub async fn end_affiliation(
    caller: Caller,
    Path(of): Path<OneAffiliation>,
    Json(last): Json<LastDay>,
) -> Answer<StatusCode> {
    identity::end_affiliation(&caller.ctx, AffiliationId(of.affiliation), &last.to.to_string()).await?;
    Ok(StatusCode::NO_CONTENT)
}
