//! Declared rights and write-ups.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use domain::{life::ipr::TypedIpr, policy::Action};
use serde::{Deserialize, Serialize};
use service::life;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::body::DeclarationBody;
use crate::api::{
    Answer,
    caller::Caller,
    draft::{OfDraft, found},
    extract::{Json, Path},
};

/// A declaration in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfDeclaration {
    /// The slug of the group.
    #[param(example = "asvs")]
    pub group: String,
    /// The name of the draft within its group.
    #[param(example = "authentication")]
    pub draft: String,
    /// Which declaration.
    pub declaration: Uuid,
}

/// Rights to be declared.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RightsToDeclare {
    /// Whose rights they are.
    #[schema(max_length = 200)]
    holder: String,
    /// The numbers of patents or applications.
    #[serde(default)]
    #[schema(max_length = 2000)]
    reference: String,
    /// `not-needed`, `royalty-free`, `reasonable`, `later`, `unwilling` or `text`.
    licence: String,
    /// What else is to be said, Markdown; needed where the licence is `text`.
    #[serde(default)]
    #[schema(max_length = 20000)]
    text: String,
    /// The own declaration that this one takes the place of.
    #[serde(default)]
    updates: Option<Uuid>,
    /// The policies of the group that they have read and accept.
    #[serde(default)]
    policies: Vec<Uuid>,
}

/// Why a declaration is taken back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclarationWithdrawal {
    /// The reason.
    #[schema(max_length = 2000)]
    reason: String,
}

/// A write-up.
#[derive(Debug, Serialize, ToSchema)]
pub struct WriteUpBody {
    /// What the workflow asks.
    questions: Vec<String>,
    /// The answers by question.
    answers: BTreeMap<String, String>,
    /// Its number, from which the next state is written.
    number: i32,
    /// Whether every question is answered.
    is_complete: bool,
}

/// Answers of a write-up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteUpToSave {
    /// The answers by question; questions that are left out stay as they are.
    answers: BTreeMap<String, String>,
    /// The number of the state that they were written from.
    #[serde(default)]
    number: Option<i32>,
}

/// The rights that were declared about a draft, the latest first
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/rights", tag = "life", params(OfDraft),
    responses((status = 200, description = "The list", body = Vec<DeclarationBody>))
)]
pub async fn list_declarations(caller: Caller, Path(of): Path<OfDraft>) -> Answer<Json<Vec<DeclarationBody>>> {
    let (_, facts) = found(&caller, &of, Action::SeeDraft).await?;
    let lines = life::declared_rights(&caller.ctx, &facts).await?;
    Ok(Json(lines.into_iter().map(DeclarationBody::from).collect()))
}

/// Declares rights about a draft, or updates one's own declaration
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/rights", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 201, description = "The list with it", body = Vec<DeclarationBody>))
)]
pub async fn declare_rights(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<RightsToDeclare>,
) -> Answer<(StatusCode, Json<Vec<DeclarationBody>>)> {
    let (_, facts) = found(&caller, &of, Action::TakePart).await?;
    let typed = TypedIpr { holder: new.holder, reference: new.reference, licence: new.licence, text: new.text };
    let policies: Vec<String> = new.policies.iter().map(ToString::to_string).collect();
    life::declare_rights(&caller.ctx, facts.id, &typed, new.updates.map(Into::into), &policies).await?;
    let lines = life::declared_rights(&caller.ctx, &facts).await?;
    Ok((StatusCode::CREATED, Json(lines.into_iter().map(DeclarationBody::from).collect())))
}

/// Takes one's own declaration back, with a reason; both stay in the list
#[utoipa::path(
    post, path = "/api/v1/groups/{group}/drafts/{draft}/rights/{declaration}/withdraw", tag = "life",
    params(OfDeclaration), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "It is taken back"))
)]
pub async fn withdraw_declaration(
    caller: Caller,
    Path(of): Path<OfDeclaration>,
    Json(new): Json<DeclarationWithdrawal>,
) -> Answer<StatusCode> {
    let whose = OfDraft { group: of.group, draft: of.draft };
    let (_, facts) = found(&caller, &whose, Action::TakePart).await?;
    life::withdraw_declaration(&caller.ctx, facts.id, of.declaration.into(), &new.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The write-up of a draft
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/write-up", tag = "life", params(OfDraft),
    responses((status = 200, description = "The write-up", body = WriteUpBody))
)]
pub async fn get_write_up(caller: Caller, Path(of): Path<OfDraft>) -> Answer<Json<WriteUpBody>> {
    let (_, facts) = found(&caller, &of, Action::SeeDraft).await?;
    let sheet = life::write_up(&caller.ctx, &facts).await?;
    Ok(Json(WriteUpBody {
        questions: sheet.questions.iter().map(|one| (*one).to_owned()).collect(),
        answers: sheet.answers,
        number: sheet.number,
        is_complete: sheet.is_complete,
    }))
}

/// Saves answers of a write-up, as its shepherd or as somebody who runs the group
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/write-up", tag = "life",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 204, description = "They are saved"))
)]
pub async fn save_write_up(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<WriteUpToSave>,
) -> Answer<StatusCode> {
    caller.ctx.authorize_route(Action::WriteDraft)?;
    let (_, facts) = found(&caller, &of, Action::SeeDraft).await?;
    let answers: Vec<(String, String)> = new.answers.into_iter().collect();
    life::save_write_up(&caller.ctx, facts.id, &answers, new.number).await?;
    Ok(StatusCode::NO_CONTENT)
}
