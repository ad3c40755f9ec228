//! Where drafts stand, and what moves them.

use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::policy::Action;
use serde::Deserialize;
use service::life::{self, TypedHolder, TypedMove};
use utoipa::ToSchema;
use uuid::Uuid;

use super::body::LifeBody;
use crate::api::{
    Answer,
    caller::Caller,
    draft::{OfDraft, found},
    extract::{Json, Path},
    group::OfGroup,
};

/// A move.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftMove {
    /// The line; `main` unless said.
    #[serde(default)]
    line: String,
    /// The state that it leads to.
    to: String,
    /// Why.
    #[serde(default)]
    #[schema(max_length = 2000)]
    note: String,
}

/// That the latest move is annulled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveAnnulment {
    /// The line; `main` unless said.
    #[serde(default)]
    line: String,
    /// Why.
    #[schema(max_length = 2000)]
    reason: String,
}

/// Who must act.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderToName {
    /// Who; null for whoever the state asks.
    person: Option<Uuid>,
    /// Until the end of which day, in UTC.
    #[serde(default)]
    due: Option<NaiveDate>,
    /// What they are to do.
    #[serde(default)]
    #[schema(max_length = 200)]
    note: String,
}

/// Who shepherds a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShepherdToName {
    /// Who; null for its chairs.
    person: Option<Uuid>,
}

/// The tags of a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftTags {
    /// All that it has from now on, of those that its workflow knows.
    tags: Vec<String>,
}

/// A workflow.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkflowToChoose {
    /// `simple`, `ietf`, `w3c`, `oasis` or `iso`.
    workflow: String,
}

/// Where a draft stands, who must act and what leads on
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/life", tag = "life", params(OfDraft),
    responses((status = 200, description = "Its life", body = LifeBody))
)]
pub async fn get_life(caller: Caller, Path(of): Path<OfDraft>) -> Answer<Json<LifeBody>> {
    let (_, facts) = found(&caller, &of, Action::SeeDraft).await?;
    Ok(Json(life::draft_life(&caller.ctx, &facts).await?.into()))
}

/// Moves a draft along a line of its workflow
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/moves", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is moved"))
)]
pub async fn move_draft(caller: Caller, Path(of): Path<OfDraft>, Json(step): Json<DraftMove>) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of, Action::WriteDraft).await?;
    let typed = TypedMove { line: step.line, to: step.to, note: step.note };
    life::move_draft(&caller.ctx, facts.id, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Annuls the latest move on a line, with a reason
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/moves/annul", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "The draft stands where it stood before"))
)]
pub async fn annul_move(caller: Caller, Path(of): Path<OfDraft>, Json(new): Json<MoveAnnulment>) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of, Action::ManageDraft).await?;
    life::annul_move(&caller.ctx, facts.id, &new.line, &new.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names who must act on a draft
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/holder", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are named"))
)]
pub async fn name_holder(caller: Caller, Path(of): Path<OfDraft>, Json(new): Json<HolderToName>) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of, Action::ManageDraft).await?;
    let typed = TypedHolder {
        person: new.person.map(|id| id.to_string()).unwrap_or_default(),
        due: new.due.map(|day| day.to_string()).unwrap_or_default(),
        note: new.note,
    };
    life::name_holder(&caller.ctx, facts.id, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names who shepherds a draft
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/shepherd", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are named"))
)]
pub async fn name_shepherd(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<ShepherdToName>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of, Action::ManageDraft).await?;
    let person = new.person.map(|id| id.to_string()).unwrap_or_default();
    life::name_shepherd(&caller.ctx, facts.id, &person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has a draft follow another workflow, before it moves or is called upon
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/workflow", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It stands in the first state of that workflow"))
)]
pub async fn follow_workflow(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<WorkflowToChoose>,
) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of, Action::ManageDraft).await?;
    life::follow_workflow(&caller.ctx, facts.id, &new.workflow).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tags a draft
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/tags", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It has these tags"))
)]
pub async fn tag_draft(caller: Caller, Path(of): Path<OfDraft>, Json(new): Json<DraftTags>) -> Answer<StatusCode> {
    let (_, facts) = found(&caller, &of, Action::ManageDraft).await?;
    life::tag_draft(&caller.ctx, facts.id, &new.tags).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Chooses the workflow that new drafts of a group follow
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/workflow", tag = "life",
    params(OfGroup), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is chosen"))
)]
pub async fn choose_workflow(
    caller: Caller,
    Path(of): Path<OfGroup>,
    Json(new): Json<WorkflowToChoose>,
) -> Answer<StatusCode> {
    let group = service::group::group(&caller.ctx, &of.group, Action::NameOfficers).await?.here()?;
    life::choose_workflow(&caller.ctx, group.id, &new.workflow).await?;
    Ok(StatusCode::NO_CONTENT)
}
