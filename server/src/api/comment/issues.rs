//! The ledger of issues, what becomes of each, and the comment resolution log.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{
    comment::{Disposition, IssueStanding, TypedAnswer, TypedIssue, TypedReason, TypedSettlement},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use service::{
    Error, Version,
    comment::{self, LOG_COLUMNS, WantedIssues},
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfIssue, found};
use crate::api::{
    Answer,
    caller::Caller,
    draft::OfDraft,
    extract::{Json, Path, Query},
    page::{Paged, bad_cursor, cursor, limit, place, usual},
};

/// Which issues are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct IssueQuery {
    /// `accepted`, `accepted-in-part`, `declined`, `deferred` or `duplicate`.
    #[serde(default)]
    #[param(required = false, value_type = Option<String>)]
    disposition: Option<Disposition>,
    /// `open`, `awaiting`, `not-satisfied`, `silent`, `satisfied` or `settled`.
    #[serde(default)]
    #[param(required = false, value_type = Option<String>)]
    standing: Option<IssueStanding>,
    /// From where on: what the page before gave as `next`.
    #[serde(default)]
    #[param(required = false)]
    cursor: Option<String>,
    /// How many, 1 to 100.
    #[serde(default = "usual")]
    #[param(required = false, minimum = 1, maximum = 100)]
    limit: u64,
}

/// An issue to be opened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueToOpen {
    /// What it is called.
    #[schema(max_length = 200)]
    title: String,
    /// What it is about, where no comment says it; Markdown.
    #[serde(default)]
    #[schema(max_length = 10000)]
    about: String,
    /// The comments that raise it.
    #[serde(default)]
    comments: Vec<Uuid>,
}

/// That an issue was opened.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssueOpened {
    /// Its number in its draft, which is never used again.
    number: i32,
}

/// Comments that join an issue.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentsToAdd {
    /// Which.
    comments: Vec<Uuid>,
}

/// Who holds an issue.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueHolder {
    /// Somebody of the group.
    holder: Uuid,
    /// The day at whose end, in UTC, it is due.
    #[serde(default)]
    due: Option<NaiveDate>,
    /// The state that the change is made from; where given, it must be the present one.
    #[serde(default)]
    version: Option<String>,
}

/// What becomes of an issue.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueSettlement {
    /// `accepted`, `accepted-in-part`, `declined`, `deferred` or `duplicate`.
    disposition: String,
    /// Why; Markdown.
    #[schema(max_length = 10000)]
    rationale: String,
    /// The number of the issue that it is a duplicate of.
    #[serde(default)]
    duplicate_of: Option<i32>,
    /// The revision on which it is settled; the newest, unless said.
    #[serde(default)]
    revision: Option<i32>,
    /// For how many days its commenters may answer; 14, unless said.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 90)]
    days: Option<i64>,
}

/// Why an issue is opened again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueReopening {
    /// Why.
    #[schema(max_length = 10000)]
    reason: String,
}

/// What a commenter says to the disposition of the issue that they raised.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueAnswer {
    /// `satisfied` or `not-satisfied`.
    answer: String,
    /// Why; needed of those who are not satisfied.
    #[serde(default)]
    #[schema(max_length = 10000)]
    words: String,
}

/// The issues of a draft, the newest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/issues", tag = "comment", params(OfDraft, IssueQuery),
    responses((status = 200, description = "A page of issues", body = Paged<Object>))
)]
pub async fn list_issues(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Query(query): Query<IssueQuery>,
) -> Answer<Json<Paged<Value>>> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::SeeDraft).await?;
    let before = place("issues", query.cursor.as_deref())?;
    let most = limit(query.limit)?;
    let wanted = WantedIssues {
        disposition: query.disposition,
        standing: query.standing,
        before: before.map(|number| number.parse()).transpose().map_err(|_| bad_cursor())?,
    };
    let page = comment::ledger(&caller.ctx, &facts, wanted, usize::try_from(most).unwrap_or_default()).await?;
    let items = page.issues.iter().map(|line| Ok(serde_json::to_value(line).map_err(Error::fault)?));
    let next = page.next.map(|number| cursor("issues", &number.to_string()));
    Ok(Json(Paged { items: items.collect::<Answer<_>>()?, next }))
}

/// Opens an issue in the ledger of a draft, by itself or from comments
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/issues", tag = "comment",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is open", body = IssueOpened))
)]
pub async fn open_issue(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<IssueToOpen>,
) -> Answer<(StatusCode, Json<IssueOpened>)> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::TendComments).await?;
    let typed = TypedIssue { title: new.title, about: new.about, comments: texts(&new.comments) };
    let number = comment::open_issue(&caller.ctx, facts.id, &typed).await?;
    Ok((StatusCode::CREATED, Json(IssueOpened { number })))
}

/// One issue: what raised it, what became of it, what its commenters say, and everything that happened
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/issues/{issue}", tag = "comment", params(OfIssue),
    responses((status = 200, description = "The issue", body = Object))
)]
pub async fn get_issue(caller: Caller, Path(of): Path<OfIssue>) -> Answer<Json<Value>> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::SeeDraft).await?;
    let page = comment::issue(&caller.ctx, &facts, of.issue).await?;
    Ok(Json(serde_json::to_value(page).map_err(Error::fault)?))
}

/// Adds comments to an issue that is not settled
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/issues/{issue}/comments", tag = "comment",
    params(OfIssue), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They raise it too"))
)]
pub async fn add_to_issue(
    caller: Caller,
    Path(of): Path<OfIssue>,
    Json(added): Json<CommentsToAdd>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::TendComments).await?;
    comment::add_to_issue(&caller.ctx, facts.id, of.issue, &texts(&added.comments)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says who holds an issue, and until when it is due
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/issues/{issue}/holder", tag = "comment",
    params(OfIssue), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They hold it"))
)]
pub async fn assign_issue(
    caller: Caller,
    Path(of): Path<OfIssue>,
    Json(held): Json<IssueHolder>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::TendComments).await?;
    let due = held.due.map(|day| day.to_string()).unwrap_or_default();
    let version = held.version.as_deref().and_then(Version::sent);
    let holder = held.holder.to_string();
    comment::assign_issue(&caller.ctx, facts.id, of.issue, &holder, &due, version.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Settles an issue with a disposition and its reason, and asks its commenters
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/issues/{issue}/settlement", tag = "comment",
    params(OfIssue), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is settled"))
)]
pub async fn settle_issue(
    caller: Caller,
    Path(of): Path<OfIssue>,
    Json(said): Json<IssueSettlement>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::TendComments).await?;
    let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    let typed = TypedSettlement {
        disposition: said.disposition,
        rationale: said.rationale,
        duplicate_of: number(said.duplicate_of),
        revision: number(said.revision),
        days: said.days.map(|days| days.to_string()).unwrap_or_default(),
    };
    comment::settle_issue(&caller.ctx, facts.id, of.issue, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Opens a settled issue again; what was decided and answered stays in its history
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/issues/{issue}/reconsideration", tag = "comment",
    params(OfIssue), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is open"))
)]
pub async fn reopen_issue(
    caller: Caller,
    Path(of): Path<OfIssue>,
    Json(why): Json<IssueReopening>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::TendComments).await?;
    comment::reopen_issue(&caller.ctx, facts.id, of.issue, &TypedReason { reason: why.reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answers the disposition of an issue that one's own comment raised
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/issues/{issue}/answer", tag = "comment",
    params(OfIssue), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is noted"))
)]
pub async fn answer_issue(
    caller: Caller,
    Path(of): Path<OfIssue>,
    Json(said): Json<IssueAnswer>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of.group, &of.draft, Action::Comment).await?;
    let typed = TypedAnswer { answer: said.answer, words: said.words };
    comment::answer_issue(&caller.ctx, facts.id, of.issue, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The comment resolution log of a draft: its published comments with what became of them
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/resolution-log", tag = "comment", params(OfDraft),
    responses((status = 200, description = "Its columns, and its rows", body = Object))
)]
pub async fn get_resolution_log(caller: Caller, Path(of): Path<OfDraft>) -> Answer<Json<Value>> {
    let (group, facts) = found(&caller, &of.group, &of.draft, Action::SeeDraft).await?;
    let path = format!("/g/{}/drafts/{}", group.slug, facts.name);
    let log = comment::resolution_log(&caller.ctx, &facts, &path).await?;
    let rows: Vec<&[String; 13]> = log.iter().map(|row| &row.cells).collect();
    Ok(Json(json!({ "columns": LOG_COLUMNS, "rows": rows })))
}

fn texts(ids: &[Uuid]) -> Vec<String> {
    ids.iter().map(Uuid::to_string).collect()
}
