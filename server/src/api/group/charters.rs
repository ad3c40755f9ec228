//! Charters of groups.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::{
    group::charter::{Finding, TypedCharter},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use service::group::{self, CharterLine};
use utoipa::{IntoParams, ToSchema};

use super::{OfGroup, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// A version of a group's charter in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfCharter {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The number of the version.
    pub number: i32,
}

/// The versions of a group's charter.
#[derive(Debug, Serialize, ToSchema)]
pub struct CharterList {
    /// The number of the one in force.
    in_force: Option<i32>,
    /// All of them, the newest first.
    versions: Vec<CharterVersion>,
}

/// A version of a charter.
#[derive(Debug, Serialize, ToSchema)]
pub struct CharterVersion {
    /// Counted from 1.
    number: i32,
    /// SHA-256 of its text, in hexadecimal digits.
    hash: String,
    /// What changed; may be empty.
    note: String,
    /// When it was posted.
    posted_at: DateTime<Utc>,
    /// When it was last adopted.
    adopted_at: Option<DateTime<Utc>>,
}

/// A version of a charter with its text.
#[derive(Debug, Serialize, ToSchema)]
pub struct Charter {
    /// The version.
    #[serde(flatten)]
    version: CharterVersion,
    /// The whole text, in Markdown.
    text: String,
    /// What is wrong with it, by line.
    findings: Vec<CharterFinding>,
}

/// Something that is wrong with a charter.
#[derive(Debug, Serialize, ToSchema)]
pub struct CharterFinding {
    /// The line, from 1.
    line: usize,
    /// `error` stands in the way of adopting; `warning` does not.
    severity: String,
    /// Stable word.
    code: String,
    /// A sentence for people.
    message: String,
}

/// A charter to be posted or checked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CharterToPost {
    /// The whole text, in Markdown.
    #[schema(max_length = 100_000)]
    text: String,
    /// What changed, in a sentence.
    #[serde(default)]
    #[schema(max_length = 300)]
    note: String,
    /// The number of the version that it was made from; where given, it must be the newest.
    #[serde(default)]
    made_from: Option<i32>,
}

/// The number of a version.
#[derive(Debug, Serialize, ToSchema)]
pub struct CharterNumber {
    /// Counted from 1.
    number: i32,
}

/// Which text is adopted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CharterAdoption {
    /// The hash of the text that was read.
    hash: String,
    /// On what grounds.
    #[serde(default)]
    #[schema(max_length = 500)]
    note: String,
}

/// The versions of a group's charter
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/charters", tag = "group", params(OfGroup),
    responses((status = 200, description = "The versions", body = CharterList))
)]
pub async fn list_charters(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Json<CharterList>> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let all = group::charters(&caller.ctx, &facts).await?;
    let versions = all.versions.into_iter().map(CharterVersion::from).collect();
    Ok(Json(CharterList { in_force: all.in_force, versions }))
}

/// Posts a version, which is never changed afterwards
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/charters", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "It is posted", body = CharterNumber))
)]
pub async fn post_charter(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<CharterToPost>,
) -> Answer<(StatusCode, Json<CharterNumber>)> {
    let facts = found(&caller, &of.group, Action::WriteCharter).await?;
    let typed = TypedCharter { text: new.text, note: new.note };
    let number = group::post_charter(&caller.ctx, facts.id, &typed, new.made_from).await?;
    Ok((StatusCode::CREATED, Json(CharterNumber { number })))
}

/// Says what would be wrong with a charter, without posting it
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/charters/check", tag = "group",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The findings, by line", body = Vec<CharterFinding>))
)]
pub async fn check_charter(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<CharterToPost>,
) -> Answer<Json<Vec<CharterFinding>>> {
    let facts = found(&caller, &of.group, Action::WriteCharter).await?;
    let typed = TypedCharter { text: new.text, note: new.note };
    let findings = group::try_charter(&caller.ctx, &facts, &typed).await?;
    Ok(Json(findings.into_iter().map(CharterFinding::from).collect()))
}

/// One version of a group's charter
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/charters/{number}", tag = "group", params(OfCharter),
    responses((status = 200, description = "The version", body = Charter))
)]
pub async fn get_charter(caller: Caller, Path(of): Path<OfCharter>) -> Answer<Json<Charter>> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    let page = group::charter(&caller.ctx, &facts, Some(of.number)).await?;
    let findings = page.findings.into_iter().map(CharterFinding::from).collect();
    Ok(Json(Charter { version: page.line.into(), text: page.text, findings }))
}

/// Adopts a version: it is in force from now on
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/charters/{number}/adoption", tag = "group",
    params(OfCharter), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is in force"))
)]
pub async fn adopt_charter(
    caller: Caller,
    Path(of): Path<OfCharter>,
    Json(act): Json<CharterAdoption>,
) -> Answer<StatusCode> {
    let facts = found(&caller, &of.group, Action::OverseeGroup).await?;
    group::adopt_charter(&caller.ctx, facts.id, of.number, &act.hash, &act.note).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CharterLine> for CharterVersion {
    fn from(line: CharterLine) -> Self {
        Self {
            number: line.number,
            hash: line.hash,
            note: line.note,
            posted_at: line.posted_at,
            adopted_at: line.adopted.map(|adopted| adopted.at),
        }
    }
}

impl From<Finding> for CharterFinding {
    fn from(finding: Finding) -> Self {
        Self {
            line: finding.line,
            severity: finding.severity.to_string(),
            code: finding.code.to_owned(),
            message: finding.message,
        }
    }
}
