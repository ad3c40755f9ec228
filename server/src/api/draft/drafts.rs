//! The drafts of a group, and what they say about themselves.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    draft::{Part, TypedDraft},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::{
    draft::{self, DraftFacts, DraftLine, DraftsAfter},
    group,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfDraft, found};
use crate::api::{
    Answer,
    caller::Caller,
    conditional::{IfMatch, Tagged},
    extract::{Json, Path, Query},
    group::OfGroup,
    page::{Paged, bad_cursor, cursor, limit, place, usual},
};

/// A person and a draft in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfDraftPerson {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The name of the draft within its group.
    #[param(example = "authentication")]
    pub draft: String,
    /// The person.
    pub person: Uuid,
}

/// A draft in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftSummary {
    /// Its part of addresses.
    name: String,
    /// Its title.
    title: String,
    /// What it is for; may be empty.
    summary: String,
    /// The workflow that it follows: `simple`, `ietf`, `w3c`, `oasis` or `iso`.
    workflow: String,
    /// Where it stands on the main line of its workflow, such as `working`.
    state: String,
    /// The number of the newest revision.
    newest: Option<i32>,
    /// When that was posted.
    posted_at: Option<DateTime<Utc>>,
    /// How many requirements stand in it.
    requirements: i32,
    /// Who edits it.
    editors: Vec<String>,
    /// The instant before which only those who are named read it.
    embargo_until: Option<DateTime<Utc>>,
}

/// From where on a list of drafts goes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DraftsFrom {
    /// What the page before gave as `next`.
    cursor: Option<String>,
    /// How many, 1 to 100.
    #[serde(default = "usual")]
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: u64,
}

/// A draft.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftBody {
    /// Its part of addresses.
    name: String,
    /// Its title.
    title: String,
    /// What it is for; may be empty.
    summary: String,
    /// The workflow that it follows: `simple`, `ietf`, `w3c`, `oasis` or `iso`.
    workflow: String,
    /// Where it stands on the main line of its workflow, such as `working`.
    state: String,
    /// Who reads it when no embargo holds: `public` or `group`.
    audience: String,
    /// The instant before which only those who are named read it.
    embargo_until: Option<DateTime<Utc>>,
    /// Where it is kept besides.
    repository: Option<String>,
    /// Who is named with it.
    people: Vec<DraftPersonBody>,
}

/// Somebody who is named with a draft.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftPersonBody {
    /// Who.
    person: Uuid,
    /// Name as they write it.
    name: String,
    /// `editor` or `reader`.
    part: String,
}

/// What a draft says about itself, to be set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftDetailsBody {
    /// Its title.
    #[schema(max_length = 200)]
    title: String,
    /// What it is for.
    #[serde(default)]
    #[schema(max_length = 1000)]
    summary: String,
    /// Where it is kept besides.
    #[serde(default)]
    repository: String,
    /// Who reads it when no embargo holds: `public`, unless said, or `group`.
    #[serde(default)]
    audience: String,
    /// The day before which, in UTC, only those who are named read it.
    #[serde(default)]
    embargo: Option<NaiveDate>,
}

/// A draft to be begun.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftToStart {
    /// Its part of addresses: small letters, digits and single hyphens.
    #[schema(min_length = 2, max_length = 60)]
    name: String,
    /// Its title.
    #[schema(max_length = 200)]
    title: String,
    /// What it is for.
    #[serde(default)]
    #[schema(max_length = 1000)]
    summary: String,
    /// Where it is kept besides.
    #[serde(default)]
    repository: String,
    /// Who reads it when no embargo holds: `public`, unless said, or `group`.
    #[serde(default)]
    audience: String,
    /// The day before which, in UTC, only those who are named read it.
    #[serde(default)]
    embargo: Option<NaiveDate>,
}

/// As what somebody is named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftPart {
    /// `editor` or `reader`.
    #[schema(value_type = String)]
    part: Part,
}

/// The drafts of a group that the asker may know of
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts", tag = "draft", params(OfGroup, DraftsFrom),
    responses((status = 200, description = "A page of drafts: those that are written first, each by name", body = Paged<DraftSummary>))
)]
pub async fn list_drafts(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Query(from): Query<DraftsFrom>,
) -> Answer<Json<Paged<DraftSummary>>> {
    let group = group::group(&caller.ctx, &of.group, Action::SeeGroup).await?.here()?;
    let after = place("drafts", from.cursor.as_deref())?.map(|place| after(&place)).transpose()?;
    let most = usize::try_from(limit(from.limit)?).unwrap_or_default();
    let page = draft::drafts(&caller.ctx, &group, after.as_ref(), most).await?;
    let next = page.next().map(|next| {
        let part = if next.is_over { "over" } else { "written" };
        cursor("drafts", &format!("{part}:{}", next.name))
    });
    Ok(Json(Paged { items: page.lines.into_iter().map(DraftSummary::from).collect(), next }))
}

fn after(place: &str) -> Answer<DraftsAfter> {
    let (part, name) = place.split_once(':').ok_or_else(bad_cursor)?;
    Ok(DraftsAfter { is_over: part == "over", name: name.to_owned() })
}

/// Begins a draft, of which the asker is the first editor
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts", tag = "draft",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is begun", body = DraftBody))
)]
pub async fn start_draft(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<DraftToStart>,
) -> Answer<(StatusCode, Json<DraftBody>)> {
    let group = group::group(&caller.ctx, &of.group, Action::StartDraft).await?.here()?;
    let typed = TypedDraft {
        title: new.title,
        summary: new.summary,
        repository: new.repository,
        audience: new.audience,
        embargo: new.embargo.map(|day| day.to_string()).unwrap_or_default(),
    };
    let id = draft::start_draft(&caller.ctx, group.id, &new.name, &typed).await?;
    let facts = draft::draft_by_id(&caller.ctx, id, Action::SeeDraft).await?;
    Ok((StatusCode::CREATED, Json(facts.into())))
}

/// What a draft says about itself
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}", tag = "draft", params(OfDraft),
    responses((status = 200, description = "The draft", body = DraftBody))
)]
pub async fn get_draft(caller: Caller, Path(of): Path<OfDraft>) -> Answer<Response> {
    let (_, facts) = found(&caller, &of, Action::SeeDraft).await?;
    let version = facts.version.clone();
    Ok(Tagged(DraftBody::from(facts), version).into_response())
}

/// Changes what a draft says about itself, and who may read it
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}", tag = "draft",
    params(OfDraft, ("If-Match" = Option<String>, Header, description = "The ETag of the state that the edit is made from.")),
    security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is changed"))
)]
pub async fn edit_draft(
    caller: Caller,
    Path(of): Path<OfDraft>,
    made_from: IfMatch,
    Json(new): Json<DraftDetailsBody>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of, Action::ManageDraft).await?;
    let typed = TypedDraft {
        title: new.title,
        summary: new.summary,
        repository: new.repository,
        audience: new.audience,
        embargo: new.embargo.map(|day| day.to_string()).unwrap_or_default(),
    };
    let edited = draft::edit_draft(&caller.ctx, facts.id, &typed, made_from.version()).await;
    edited.map_err(IfMatch::refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names somebody of the group as an editor or a reader
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/people/{person}", tag = "draft",
    params(OfDraftPerson), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are named"))
)]
pub async fn name_draft_person(
    caller: Caller,
    Path(of): Path<OfDraftPerson>,
    Json(as_what): Json<DraftPart>,
) -> Answer<StatusCode> {
    set_part(&caller, of, Some(as_what.part)).await
}

/// Takes back that somebody is an editor or a reader
#[utoipa::path(
    delete, path = "/api/v1/groups/{group}/drafts/{draft}/people/{person}", tag = "draft",
    params(OfDraftPerson), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are named no more"))
)]
pub async fn remove_draft_person(caller: Caller, Path(of): Path<OfDraftPerson>) -> Answer<StatusCode> {
    set_part(&caller, of, None).await
}

async fn set_part(caller: &Caller, of: OfDraftPerson, part: Option<Part>) -> Answer<StatusCode> {
    let whose = OfDraft { group: of.group, draft: of.draft };
    let (_, facts) = found(caller, &whose, Action::ManageDraft).await?;
    draft::name_person(&caller.ctx, facts.id, of.person.into(), part).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<DraftLine> for DraftSummary {
    fn from(line: DraftLine) -> Self {
        Self {
            name: line.name,
            title: line.title,
            summary: line.summary,
            workflow: line.workflow.to_string(),
            state: line.state.key.to_owned(),
            newest: line.newest.map(|(number, _)| number),
            posted_at: line.newest.map(|(_, at)| at),
            requirements: line.requirements,
            editors: line.editors,
            embargo_until: line.embargo_until,
        }
    }
}

impl From<DraftFacts> for DraftBody {
    fn from(facts: DraftFacts) -> Self {
        let person = |one: draft::NamedPerson| DraftPersonBody {
            person: one.person.into(),
            name: one.name,
            part: one.part.to_string(),
        };
        Self {
            people: facts.people.into_iter().map(person).collect(),
            name: facts.name,
            title: facts.title,
            summary: facts.summary,
            workflow: facts.workflow.to_string(),
            state: facts.state.key.to_owned(),
            audience: facts.audience.to_string(),
            embargo_until: facts.embargo_until,
            repository: facts.repository,
        }
    }
}
