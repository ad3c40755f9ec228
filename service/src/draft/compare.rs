//! Any two revisions of a draft beside each other.

use domain::draft::{
    Diff,
    change::{Changes, Proposal, Revision},
    identity::Settled,
};

use super::{DraftFacts, revisions::Document, revisions::revision};
use crate::{Ctx, Error, Result};

/// Two revisions and how they differ.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The one before.
    pub old: Document,
    /// The one after.
    pub new: Document,
    /// What changed, said of sections and requirements.
    pub changes: Changes,
    /// The class that is proposed for the whole; none where the texts are the same.
    pub proposal: Option<Proposal>,
    /// How the texts differ.
    pub diff: Diff,
}

/// Compares two revisions of a draft. Which requirement is which was settled when they were posted.
pub async fn compare(ctx: &Ctx, draft: &DraftFacts, from: i32, to: i32) -> Result<Comparison> {
    let old = revision(ctx, draft, from).await?;
    let new = revision(ctx, draft, to).await?;
    tokio::task::spawn_blocking(move || Comparison::of(old, new)).await.map_err(Error::fault)
}

impl Comparison {
    /// Of two revisions with their texts.
    fn of(old: Document, new: Document) -> Self {
        let settled = Settled::by_ids(&old.identities, &new.identities);
        Self::by(old, new, &settled)
    }

    /// Of two texts in which it is known which requirement is which.
    pub(crate) fn by(old: Document, new: Document, settled: &Settled) -> Self {
        let before = Revision { text: &old.text, outline: &old.outline };
        let after = Revision { text: &new.text, outline: &new.outline };
        let changes = Changes::of(before, after, settled);
        let proposal = changes.propose(before, after);
        let diff = Diff::of(&old.text, &new.text);
        Self { old, new, changes, proposal, diff }
    }
}
