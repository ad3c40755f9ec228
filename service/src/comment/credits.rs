//! Whose proposals came into the text of a draft.

use domain::{Instant, id::DraftId};
use sea_orm::ConnectionTrait;

use super::{find, view::names_of};
use crate::Result;

/// When proposals that everybody reads came into the text of a draft, and whose they were, the first one first. For callers
/// that authorised on the draft.
pub(crate) async fn credits(db: &impl ConnectionTrait, draft: DraftId) -> Result<Vec<(Instant, String)>> {
    let taken = find::taken_over(draft).all(db).await?;
    let said = find::comments_by_id(taken.iter().map(|row| row.comment_id)).all(db).await?;
    let names = names_of(db, said.iter().map(|row| row.author_id)).await?;
    let of = |id| said.iter().find(|row| row.id == id).and_then(|row| names.get(&row.author_id)).cloned();
    Ok(taken.iter().filter_map(|row| Some((row.applied_at?, of(row.comment_id)?))).collect())
}
