//! What a comment stands on.

use serde::{Deserialize, Serialize};

use crate::id::RequirementId;

/// What a comment stands on in the revision that it was made on, with the words it found there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Anchor {
    /// On what.
    #[serde(flatten)]
    pub target: Target,
    /// The anchor of the section that it stands in; empty for the whole draft.
    pub section: String,
    /// The heading of that section.
    pub heading: String,
    /// The words that it is on: a heading, a requirement with its number, or what was quoted.
    pub words: String,
}

/// On what a comment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Target {
    /// On the whole draft.
    Whole,
    /// On a section.
    Section {
        /// Its title, without its number.
        title: String,
    },
    /// On a requirement, whatever number it has.
    Requirement {
        /// Which.
        requirement: RequirementId,
    },
    /// On words, as a reader sees them.
    Quote {
        /// What stands before them.
        before: String,
        /// What stands after them.
        after: String,
    },
}

impl Target {
    /// The word for it.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Section { .. } => "section",
            Self::Requirement { .. } => "requirement",
            Self::Quote { .. } => "quote",
        }
    }
}

impl Anchor {
    /// The whole draft.
    pub const fn whole() -> Self {
        Self { target: Target::Whole, section: String::new(), heading: String::new(), words: String::new() }
    }

    /// The requirement that it stands on.
    pub const fn requirement(&self) -> Option<RequirementId> {
        match self.target {
            Target::Requirement { requirement } => Some(requirement),
            _ => None,
        }
    }
}

/// What somebody says that their comment is on. Quoted words come first, then a requirement, then a section; nothing of
/// it means the whole draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct TypedAnchor {
    /// The anchor of a section, as its heading's link names it: `s-V6.2`; or that of a requirement.
    pub section: String,
    /// The lasting id of a requirement.
    pub requirement: String,
    /// Words of the text, as a reader sees them.
    pub quote: String,
    /// What stands before them, where they stand in it more than once.
    pub before: String,
    /// What stands after them.
    pub after: String,
}
