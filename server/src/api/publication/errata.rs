//! The errata of standards.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    policy::Action,
    publication::{ErratumMove, ErratumState, TypedErratum, TypedNote},
};
use serde::{Deserialize, Serialize};
use service::publication::{self, ErratumView, WantedErrata, standard};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::standards::OfStandard;
use crate::api::{
    Answer,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, limit, place, usual},
};

/// An erratum in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfErratum {
    /// The number of the standard.
    #[param(example = 7)]
    number: i32,
    /// The number of the erratum there.
    #[param(example = 3)]
    erratum: i32,
}

/// Which errata are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListedErrata {
    /// `reported`, `verified`, `held` or `rejected`; `waiting` and `refused` for those who settle errata and for who
    /// reported them.
    #[serde(default)]
    #[param(required = false, value_type = Option<String>)]
    state: Option<ErratumState>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, at most 100.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100, default = 50)]
    limit: u64,
}

/// An erratum.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErratumBody {
    /// Which.
    id: Uuid,
    /// Its number, counted for each standard from 1 on.
    number: i32,
    /// `technical` or `editorial`.
    kind: String,
    /// `reported`, `verified`, `held`, `rejected`, `waiting` or `refused`.
    state: String,
    /// The anchor of the section or requirement that it is in.
    place: String,
    /// What that is called.
    title: String,
    /// The words that are wrong.
    original: String,
    /// What should stand there; empty where the words should go.
    corrected: String,
    /// Why.
    reason: String,
    /// Name of who reported it.
    reporter: String,
    /// Where they were that day; may be empty.
    affiliation: String,
    /// When it was reported.
    reported_at: DateTime<Utc>,
    /// What was said to what became of it; may be empty.
    note: String,
    /// When it was settled.
    settled_at: Option<DateTime<Utc>>,
    /// Name of who settled it.
    settled_by: Option<String>,
}

/// An error that is reported.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ErratumToReport {
    /// `technical` or `editorial`.
    kind: String,
    /// The anchor of the section or requirement that it is in, as the standard's own answer names it: `s-V6.2`.
    #[schema(max_length = 200)]
    place: String,
    /// The words that are wrong, as they stand there.
    #[schema(max_length = 4000)]
    original: String,
    /// What should stand there; empty where the words should go.
    #[serde(default)]
    #[schema(max_length = 4000)]
    corrected: String,
    /// Why.
    #[schema(max_length = 10000)]
    reason: String,
    /// The ids of the group's policies that are accepted with it.
    #[serde(default)]
    policies: Vec<String>,
}

/// What came of a report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErratumReported {
    /// The number of the erratum there.
    number: i32,
    /// `reported`, or `waiting` for somebody to let it through.
    state: String,
}

/// What becomes of an erratum.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ErratumStep {
    /// `publish`, `verify`, `hold`, `reject`, `refuse` or `reopen`.
    #[serde(rename = "move")]
    #[schema(value_type = String)]
    done: ErratumMove,
    /// What is said to it; needed for all but `publish`.
    #[serde(default)]
    #[schema(max_length = 10000)]
    note: String,
}

/// The errata of a standard that the asker may know of, the latest first
#[utoipa::path(
    get, path = "/api/v1/standards/{number}/errata", tag = "publication", params(OfStandard, ListedErrata),
    responses((status = 200, description = "A page of them", body = Paged<ErratumBody>))
)]
pub async fn list_errata(
    caller: Caller,
    Path(of): Path<OfStandard>,
    Query(asked): Query<ListedErrata>,
) -> Answer<Json<Paged<ErratumBody>>> {
    let most = limit(asked.limit)?;
    let before = place("errata", asked.cursor.as_deref())?;
    let before = before.map(|number| number.parse().map_err(|_| bad_cursor())).transpose()?;
    let facts = standard(&caller.ctx, of.number).await?;
    let wanted = WantedErrata { state: asked.state, before, limit: Some(most + 1) };
    let rows = publication::errata(&caller.ctx, &facts, &wanted).await?;
    let rows = rows.into_iter().map(ErratumBody::from).collect();
    let shown = usize::try_from(most).unwrap_or(usize::MAX);
    Ok(Json(Paged::cut("errata", rows, shown, |last: &ErratumBody| last.number.to_string())))
}

/// Reports an error in a standard; of whoever is not in its group, somebody of it lets the report through first
#[utoipa::path(
    post, path = "/api/v1/standards/{number}/errata", tag = "publication",
    params(OfStandard), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is reported", body = ErratumReported, headers(("Location" = String))))
)]
pub async fn report_erratum(
    caller: Caller,
    Path(of): Path<OfStandard>,
    Json(new): Json<ErratumToReport>,
) -> Answer<Response> {
    let typed = TypedErratum {
        kind: new.kind,
        place: new.place,
        original: new.original,
        corrected: new.corrected,
        reason: new.reason,
        policies: new.policies,
    };
    let (number, state) = publication::report_erratum(&caller.ctx, of.number, &typed).await?;
    let location = format!("/api/v1/standards/{}/errata/{number}", of.number);
    let body = Json(ErratumReported { number, state: state.to_string() });
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], body).into_response())
}

/// One erratum
#[utoipa::path(
    get, path = "/api/v1/standards/{number}/errata/{erratum}", tag = "publication", params(OfErratum),
    responses((status = 200, description = "The erratum", body = ErratumBody))
)]
pub async fn get_erratum(caller: Caller, Path(of): Path<OfErratum>) -> Answer<Response> {
    let facts = standard(&caller.ctx, of.number).await?;
    let one = publication::erratum(&caller.ctx, &facts, of.erratum).await?;
    let version = one.version.clone();
    Ok(Tagged(ErratumBody::from(one), version).into_response())
}

/// Says what becomes of an erratum: lets it through, verifies, holds, rejects or refuses it, or looks at it anew
#[utoipa::path(
    post, path = "/api/v1/standards/{number}/errata/{erratum}/moves", tag = "publication",
    params(OfErratum, ("If-Match" = Option<String>, Header, description = "The ETag of the erratum that the move is made from.")),
    security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "As it is now", body = ErratumBody))
)]
pub async fn settle_erratum(
    caller: Caller,
    Path(of): Path<OfErratum>,
    made_from: IfMatch,
    Json(step): Json<ErratumStep>,
) -> Answer<Response> {
    caller.ctx.authorize_route(Action::TendComments)?;
    let note = TypedNote { note: step.note };
    let settled =
        publication::settle_erratum(&caller.ctx, of.number, of.erratum, step.done, &note, made_from.version()).await;
    settled.map_err(IfMatch::refused)?;
    get_erratum(caller, Path(of)).await
}

impl From<ErratumView> for ErratumBody {
    fn from(one: ErratumView) -> Self {
        Self {
            id: one.id.into(),
            number: one.number,
            kind: one.kind.to_string(),
            state: one.state.to_string(),
            place: one.place,
            title: one.title,
            original: one.original,
            corrected: one.corrected,
            reason: one.reason,
            reporter: one.reporter,
            affiliation: one.affiliation,
            reported_at: one.reported_at,
            note: one.note,
            settled_at: one.settled_at,
            settled_by: one.settled_by,
        }
    }
}
