//! Ballots on revisions of a document: why one is void, and what the next one is about.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::draft::{
    Outline,
    change::{Change, Changes, What},
};

/// Most characters of a requirement that a scope quotes.
const QUOTED: usize = 160;

/// What became of the revision on which a ballot was open. Nobody votes for one that was replaced or withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voided {
    /// The revision of this number was posted.
    Replaced(i32),
    /// The document was given up, or another one took its place.
    Withdrawn,
}

impl std::fmt::Display for Voided {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Replaced(number) => write!(f, "{number}"),
            Self::Withdrawn => f.write_str("withdrawn"),
        }
    }
}

impl std::str::FromStr for Voided {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "withdrawn" { Ok(Self::Withdrawn) } else { text.parse().map(Self::Replaced) }
    }
}

/// What a ballot that goes round again is about: what changed, and whose objections wait.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecirculationScope {
    /// The number of the revision on which the ballot before was open.
    pub from: i32,
    /// The number of the new one.
    pub to: i32,
    /// What changed, in the order of the new revision.
    pub changed: Vec<ChangedPart>,
    /// Negatives of the ballot before that nobody has resolved, by the id of what was said.
    pub negatives: Vec<Uuid>,
}

/// A section or a requirement that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangedPart {
    /// The number that people cite; may be empty.
    pub number: String,
    /// The title of a section, or the beginning of a requirement.
    pub title: String,
    /// Whether it is a requirement.
    pub is_requirement: bool,
    /// What happened to it.
    pub what: Vec<What>,
}

/// What changed between two revisions, for people who look at nothing else: sections first, then requirements.
pub fn changed_parts(changes: &Changes, old: &Outline, new: &Outline) -> Vec<ChangedPart> {
    let section = |change: &Change| {
        let now = change.new.and_then(|place| new.sections.get(place));
        let one = now.or_else(|| change.old.and_then(|place| old.sections.get(place)))?;
        Some(ChangedPart {
            number: one.number.clone().unwrap_or_default(),
            title: one.title.clone(),
            is_requirement: false,
            what: change.what.clone(),
        })
    };
    let requirement = |change: &Change| {
        let now = change.new.and_then(|place| new.requirements.get(place));
        let one = now.or_else(|| change.old.and_then(|place| old.requirements.get(place)))?;
        Some(ChangedPart {
            number: one.number.clone(),
            title: one.text.chars().take(QUOTED).collect(),
            is_requirement: true,
            what: change.what.clone(),
        })
    };
    let sections = changes.sections.iter().filter_map(section);
    sections.chain(changes.requirements.iter().filter_map(requirement)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{
        change::Revision,
        identity::{Settled, identify},
    };

    #[test]
    fn why_a_ballot_is_void_is_kept_as_a_word() {
        for voided in [Voided::Replaced(3), Voided::Withdrawn] {
            assert_eq!(voided.to_string().parse(), Ok(voided));
        }
        assert!("gone".parse::<Voided>().is_err());
    }

    #[test]
    fn the_scope_names_what_changed_and_what_is_gone() {
        let (before, now) = (
            "# A\n\nOne.\n\n# B\n\n- **1.1** Keys are kept for a year.\n- **1.2** Tokens end.\n",
            "# A\n\nOne.\n\n# B\n\nMore words.\n\n- **1.1** Keys are kept for two years.\n",
        );
        let (old, new) = (Outline::read(before).expect("short"), Outline::read(now).expect("short"));
        let found = identify(&old, &new);
        let settled: Settled = found.settle(&std::collections::HashMap::new()).expect("no questions");
        let changes =
            Changes::of(Revision { text: before, outline: &old }, Revision { text: now, outline: &new }, &settled);
        let parts = changed_parts(&changes, &old, &new);
        let told: Vec<String> = parts
            .iter()
            .map(|one| format!("{}{} {:?}", one.number, if one.is_requirement { "" } else { &one.title }, one.what))
            .collect();
        assert_eq!(told, ["B [Reworded]", "1.1 [Reworded]", "1.2 [Gone]"]);
        assert!(parts[1].title.starts_with("Keys are kept for two years"));
    }
}
