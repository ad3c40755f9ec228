//! What changed, in figures: what a list of revisions tells.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Changes, Class, Reason, Revision, What};
use crate::draft::{Diff, diff::Changed};

/// What changed from one revision to the next, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Summary {
    /// How many requirements something happened to, by what.
    pub requirements: BTreeMap<What, usize>,
    /// How many sections changed beside their requirements.
    pub sections: usize,
    /// How many words of the whole text came and went.
    pub words: Changed,
    /// The class that is proposed, and why; none where the texts are the same.
    pub proposal: Option<(Class, Reason)>,
}

impl Changes {
    /// Counts what changed.
    pub fn summary(&self, old: Revision<'_>, new: Revision<'_>) -> Summary {
        let count = |what: &What| Some((*what, self.count(*what))).filter(|(_, count)| *count > 0);
        Summary {
            requirements: What::ALL.iter().filter_map(count).collect(),
            sections: self.sections.len(),
            words: Diff::of(old.text, new.text).changed(),
            proposal: self.propose(old, new).map(|proposal| (proposal.class, proposal.reason)),
        }
    }
}
