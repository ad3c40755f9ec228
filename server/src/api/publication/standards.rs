//! Standards.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    policy::Action,
    publication::{TypedNote, TypedPublication, cited},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use service::{
    Error,
    publication::{self, Other, StandardFacts, WantedStandards},
};
use utoipa::{IntoParams, ToSchema};

use crate::api::{
    Answer,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    draft::{OfDraft, found, revisions::told},
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
    /// When it was withdrawn, if it was.
    withdrawn_at: Option<DateTime<Utc>>,
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

/// Why a standard is withdrawn.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// What its readers are told.
    #[schema(max_length = 10000)]
    note: String,
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

/// One standard with its text, its sections, its requirements under their lasting ids, and its errata
#[utoipa::path(
    get, path = "/api/v1/standards/{number}", tag = "publication", params(OfStandard),
    responses((status = 200, description = "The standard", body = Object))
)]
pub async fn get_standard(caller: Caller, Path(of): Path<OfStandard>) -> Answer<Response> {
    let facts = publication::standard(&caller.ctx, of.number).await?;
    let document = publication::standard_text(&caller.ctx, &facts).await?;
    let errata = publication::errata_read(&caller.ctx, &facts).await?;
    let version = facts.version()?;
    Ok(Tagged(app::publication::structured(&facts, &document, &errata), version).into_response())
}

/// What changed in a standard since the edition before: the latest of those whose place it took
#[utoipa::path(
    get, path = "/api/v1/standards/{number}/changes", tag = "publication", params(OfStandard),
    responses((status = 200, description = "What changed, with the words that came and went", body = Object))
)]
pub async fn get_standard_changes(caller: Caller, Path(of): Path<OfStandard>) -> Answer<Json<Value>> {
    let facts = publication::standard(&caller.ctx, of.number).await?;
    let edition = publication::changes(&caller.ctx, &facts).await?.ok_or_else(Error::not_found)?;
    let mut changes = told(&edition.compared);
    // The numbers of the two standards, where those of revisions stand otherwise.
    changes["from"] = json!(edition.before.number);
    changes["to"] = json!(facts.number);
    Ok(Json(changes))
}

/// Withdraws a standard: it stays readable under its number, and is in force no more
///
/// That cannot be taken back. Whoever publishes in its workflow does it.
#[utoipa::path(
    put, path = "/api/v1/standards/{number}/withdrawal", tag = "publication",
    params(OfStandard, ("If-Match" = Option<String>, Header, description = "The ETag of the standard that the withdrawal is made from.")),
    security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is withdrawn"))
)]
pub async fn withdraw_standard(
    caller: Caller,
    Path(of): Path<OfStandard>,
    made_from: IfMatch,
    Json(why): Json<Withdrawal>,
) -> Answer<StatusCode> {
    let note = TypedNote { note: why.note };
    let withdrawn = publication::withdraw_standard(&caller.ctx, of.number, &note, made_from.version()).await;
    withdrawn.map_err(IfMatch::refused)?;
    Ok(StatusCode::NO_CONTENT)
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
            withdrawn_at: facts.withdrawn.as_ref().map(|withdrawn| withdrawn.at),
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
