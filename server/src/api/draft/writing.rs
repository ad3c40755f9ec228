//! What is being written, for those who write it.

use chrono::{DateTime, Utc};
use domain::policy::Action;
use serde::{Deserialize, Serialize};
use service::{
    Error,
    draft::{self, Saved},
};
use utoipa::ToSchema;

use super::{OfDraft, found};
use crate::api::{
    Answer,
    caller::Caller,
    extract::{Json, Path},
};

/// What is being written.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkingCopyBody {
    /// Its number, which the next save names.
    number: i32,
    /// The text.
    text: String,
    /// The revision that it was made from; 0 for none.
    revision: i32,
    /// Whether it says something else than that revision.
    is_changed: bool,
    /// When it was saved.
    saved_at: DateTime<Utc>,
}

/// A text to be saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextToSave {
    /// The text.
    text: String,
    /// The number of the working copy that it was made from.
    made_from: i32,
}

/// What came of saving.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedBody {
    /// The number of the working copy now.
    number: i32,
    /// Whether somebody had changed other lines meanwhile, so that both changes stand there now.
    merged: bool,
}

/// What is being written
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/drafts/{draft}/working-copy", tag = "draft",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The working copy", body = WorkingCopyBody))
)]
pub async fn get_working_copy(caller: Caller, Path(of): Path<OfDraft>) -> Answer<Json<WorkingCopyBody>> {
    let (_, facts) = found(&caller, &of, Action::WriteDraft).await?;
    let copy = draft::working_copy(&caller.ctx, &facts).await?;
    Ok(Json(WorkingCopyBody {
        number: copy.number,
        text: copy.text,
        revision: copy.revision,
        is_changed: copy.is_changed,
        saved_at: copy.saved_at,
    }))
}

/// Saves what is being written
///
/// Changes of different lines come together. Where somebody else changed the same lines, nothing is overwritten: the text
/// is kept aside for its sender to bring together on the page, and the answer is 409.
#[utoipa::path(
    put, path = "/api/v1/groups/{group}/drafts/{draft}/working-copy", tag = "draft",
    params(OfDraft), security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "It is saved", body = SavedBody))
)]
pub async fn save_working_copy(
    caller: Caller,
    Path(of): Path<OfDraft>,
    Json(new): Json<TextToSave>,
) -> Answer<Json<SavedBody>> {
    let (_, facts) = found(&caller, &of, Action::WriteDraft).await?;
    match draft::save_draft(&caller.ctx, facts.id, &new.text, new.made_from, "").await? {
        Saved::Here(number) | Saved::Unchanged(number) => Ok(Json(SavedBody { number, merged: false })),
        Saved::Merged(number) => Ok(Json(SavedBody { number, merged: true })),
        Saved::Clash(_) => {
            let message = "Somebody else changed the same lines. Your text is kept aside; read the working copy and bring both together.";
            Err(Error::conflict("same-lines", message).into())
        }
    }
}
