//! Standards.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    policy::Action,
    publication::{TypedPublication, cited},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use service::publication::{self, Other, StandardFacts, WantedStandards};
use utoipa::{IntoParams, ToSchema};

use crate::api::{
    Answer,
    caller::Caller,
    draft::{OfDraft, found},
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, limit, place, usual},
};

/// A standard in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfStandard {
    /// Its number.
    #[param(example = 7)]
    pub number: i32,
}

/// Which standards are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListedStandards {
    /// Only those in force.
    #[serde(default)]
    #[param(required = false)]
    current: bool,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, at most 100.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100, default = 50)]
    limit: u64,
}

/// A standard without its text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StandardBody {
    /// What it is cited as.
    cited: String,
    /// Its number.
    number: i32,
    /// Its title.
    title: String,
    /// What it is for; may be empty.
    summary: String,
    /// The name of the group that wrote it.
    group: String,
    /// When it was published.
    published_at: DateTime<Utc>,
    /// SHA-256 of its text as it was posted.
    sha256: String,
    /// Whether it is in force.
    current: bool,
    /// Numbers of the standards whose place it takes.
    obsoletes: Vec<i32>,
    /// Numbers of the standards that it adds to.
    updates: Vec<i32>,
    /// Numbers of the standards that took its place.
    obsoleted_by: Vec<i32>,
    /// Numbers of the standards that add to it.
    updated_by: Vec<i32>,
}

/// What a new standard does to earlier ones.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NewStandard {
    /// Numbers of the standards whose place it takes.
    obsoletes: Vec<i32>,
    /// Numbers of the standards that it adds to.
    updates: Vec<i32>,
}

/// What came of publishing.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedBody {
    /// The number of the standard.
    number: i32,
}

/// The standards, the latest first
#[utoipa::path(
    get, path = "/api/v1/standards", tag = "publication", params(ListedStandards),
    responses((status = 200, description = "A page of them", body = Paged<StandardBody>))
)]
pub async fn list_standards(caller: Caller, Query(asked): Query<ListedStandards>) -> Answer<Json<Paged<StandardBody>>> {
    let most = limit(asked.limit)?;
    let before = place("standards", asked.cursor.as_deref())?;
    let before = before.map(|number| number.parse().map_err(|_| bad_cursor())).transpose()?;
    let wanted = WantedStandards { current: asked.current, before, limit: Some(most + 1), group: None };
    let rows = publication::standards(&caller.ctx, &wanted).await?;
    let rows = rows.into_iter().map(StandardBody::from).collect();
    let shown = usize::try_from(most).unwrap_or(usize::MAX);
    Ok(Json(Paged::cut("standards", rows, shown, |last: &StandardBody| last.number.to_string())))
}

/// One standard with its text, its sections and its requirements under their lasting ids
#[utoipa::path(
    get, path = "/api/v1/standards/{number}", tag = "publication", params(OfStandard),
    responses((status = 200, description = "The standard", body = Object))
)]
pub async fn get_standard(caller: Caller, Path(of): Path<OfStandard>) -> Answer<Json<Value>> {
    let facts = publication::standard(&caller.ctx, of.number).await?;
    let document = publication::standard_text(&caller.ctx, &facts).await?;
    Ok(Json(app::publication::structured(&facts, &document)))
}

/// Publishes the newest revision of a draft as a standard
///
/// That cannot be taken back: the number is never used again, and the text never changes.
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/publication", tag = "publication",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is published", body = PublishedBody, headers(("Location" = String))))
)]
pub async fn publish_draft(caller: Caller, Path(of): Path<OfDraft>, Json(new): Json<NewStandard>) -> Answer<Response> {
    caller.ctx.authorize_route(Action::WriteDraft)?;
    let (_, facts) = found(&caller, &of, Action::SeeDraft).await?;
    let list = |numbers: Vec<i32>| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let typed = TypedPublication { obsoletes: list(new.obsoletes), updates: list(new.updates) };
    let number = publication::publish_draft(&caller.ctx, facts.id, &typed).await?;
    let location = format!("/api/v1/standards/{number}");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(PublishedBody { number })).into_response())
}

impl From<StandardFacts> for StandardBody {
    fn from(facts: StandardFacts) -> Self {
        let numbers = |others: &[Other]| others.iter().map(|one| one.number).collect();
        Self {
            cited: cited(facts.number),
            current: facts.is_current(),
            obsoletes: numbers(&facts.obsoletes),
            updates: numbers(&facts.updates),
            obsoleted_by: numbers(&facts.obsoleted_by),
            updated_by: numbers(&facts.updated_by),
            number: facts.number,
            title: facts.title,
            summary: facts.summary,
            group: facts.group,
            published_at: facts.published_at,
            sha256: facts.hash,
        }
    }
}
