//! What changed since the last edition.

use domain::draft::identity::identify;

use super::standards::{StandardFacts, standard, standard_text};
use crate::{Ctx, Error, Result, draft::Comparison};

/// A standard beside the edition before.
#[derive(Clone, Debug)]
pub struct EditionChanges {
    /// The edition before.
    pub before: StandardFacts,
    /// How the texts differ.
    pub compared: Comparison,
}

/// How a standard differs from the edition before: the latest of those whose place it took; none where it took none's.
pub async fn changes(ctx: &Ctx, facts: &StandardFacts) -> Result<Option<EditionChanges>> {
    let Some(before) = facts.obsoletes.last() else { return Ok(None) };
    let before = standard(ctx, before.number).await?;
    let (old, new) = (standard_text(ctx, &before).await?, standard_text(ctx, facts).await?);
    let compare = move || {
        let settled = identify(&old.outline, &new.outline).unasked();
        Comparison::by(old, new, &settled)
    };
    let compared = tokio::task::spawn_blocking(compare).await.map_err(Error::fault)?;
    Ok(Some(EditionChanges { before, compared }))
}
