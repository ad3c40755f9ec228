//! What changed from one revision to the next, said of sections and requirements: “V6.2.4 reworded, V6.3.1 moved, V6.8
//! new”.

mod class;
mod order;
mod section;
mod summary;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

pub use class::{Class, Proposal, Reason};
pub use summary::Summary;

use self::section::pair;
use super::{Diff, Outline, Requirement, identity::Settled};

crate::words! {
    /// What happened to a section or a requirement.
    pub enum What {
        /// It was not there before.
        New = "new",
        /// It is not there any more.
        Gone = "gone",
        /// It stands in another section, or elsewhere in its own.
        Moved = "moved",
        /// It is shown under another number.
        Renumbered = "renumbered",
        /// A section has another title.
        Retitled = "retitled",
        /// It says something else, or says it otherwise.
        Reworded = "reworded",
        /// It belongs to another level.
        Relevelled = "relevelled",
        /// It has another rationale or advice.
        Explained = "explained",
        /// It corresponds to other entries.
        Remapped = "remapped",
    }
}

/// What changed about one section or requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its place in the old revision.
    pub old: Option<usize>,
    /// Its place in the new revision.
    pub new: Option<usize>,
    /// What happened; never empty.
    pub what: Vec<What>,
    /// How the words differ, where they do.
    pub words: Option<Diff>,
}

/// What changed, in the order of the new revision; what is gone comes last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Changes of sections and of the prose in them.
    pub sections: Vec<Change>,
    /// Changes of requirements.
    pub requirements: Vec<Change>,
}

/// A revision's text with its outline.
#[derive(Clone, Copy, Debug)]
pub struct Revision<'a> {
    /// The text.
    pub text: &'a str,
    /// What stands in it.
    pub outline: &'a Outline,
}

impl Changes {
    /// Finds what changed, when it is settled which requirement is which.
    pub fn of(old: Revision<'_>, new: Revision<'_>, settled: &Settled) -> Self {
        let sections = pair(old.outline, new.outline, &settled.same);
        Self {
            requirements: requirements(old.outline, new.outline, settled, &sections),
            sections: section::changes(old, new, &sections),
        }
    }

    /// Whether nothing changed that belongs to a section or requirement.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.requirements.is_empty()
    }

    /// How many requirements something happened to.
    pub fn count(&self, what: What) -> usize {
        self.requirements.iter().filter(|change| change.what.contains(&what)).count()
    }
}

fn requirements(old: &Outline, new: &Outline, settled: &Settled, sections: &[Option<usize>]) -> Vec<Change> {
    let at_home = |pair: &&(usize, usize)| {
        let section = new.requirements[pair.1].section;
        sections.get(section).copied().flatten() == Some(old.requirements[pair.0].section)
    };
    let stays = order::staying(&settled.same.iter().filter(at_home).copied().collect::<Vec<_>>());
    let mut changes: Vec<_> = settled
        .same
        .iter()
        .filter_map(|(before, now)| {
            let (one, other) = (&old.requirements[*before], &new.requirements[*now]);
            let moved = !stays.contains(now);
            Change::between(one, other, moved).at(Some(*before), Some(*now))
        })
        .collect();
    changes.extend(settled.new.iter().map(|now| Change::whole(What::New, None, Some(*now))));
    changes.sort_by_key(|change| change.new);
    changes.extend(settled.gone.iter().map(|before| Change::whole(What::Gone, Some(*before), None)));
    changes
}

impl Change {
    fn whole(what: What, old: Option<usize>, new: Option<usize>) -> Self {
        Self { old, new, what: vec![what], words: None }
    }

    fn between(old: &Requirement, new: &Requirement, moved: bool) -> Self {
        let reworded = !same_words(&old.text, &new.text);
        let mappings = |one: &Requirement| one.mappings.iter().cloned().collect::<HashSet<_>>();
        let what = [
            (moved, What::Moved),
            (old.number != new.number, What::Renumbered),
            (reworded, What::Reworded),
            (old.level != new.level, What::Relevelled),
            ((&old.rationale, &old.advice, &old.test) != (&new.rationale, &new.advice, &new.test), What::Explained),
            (mappings(old) != mappings(new), What::Remapped),
        ];
        Self {
            old: None,
            new: None,
            what: what.into_iter().filter_map(|(is, what)| is.then_some(what)).collect(),
            words: reworded.then(|| Diff::of(&old.text, &new.text)),
        }
    }

    fn at(self, old: Option<usize>, new: Option<usize>) -> Option<Self> {
        (!self.what.is_empty()).then_some(Self { old, new, ..self })
    }
}

/// Whether two texts have the same words; how they are spaced does not count.
fn same_words(old: &str, new: &str) -> bool {
    old.split_whitespace().eq(new.split_whitespace())
}
