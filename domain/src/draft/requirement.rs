//! One thing that a standard asks.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A requirement as a revision states it. What it is called here may change; what it *is* over revisions is found by
/// [`identity`](super::identity).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// The number that people see and cite: `6.2.4`, `OSPS-AC-01.01`.
    pub number: String,
    /// The level it belongs to, as the text writes it.
    pub level: Option<String>,
    /// What is asked.
    pub text: String,
    /// Why it is asked.
    pub rationale: Option<String>,
    /// How to meet it, where the text recommends a way.
    pub advice: Option<String>,
    /// How somebody finds out whether it is met, where the text says so.
    pub test: Option<String>,
    /// Entries of other documents that it corresponds to.
    pub mappings: Vec<Mapping>,
    /// The section it stands in, by its place in [`Outline::sections`](super::Outline::sections).
    pub section: usize,
    /// The bytes of the text that state it; empty where it was not read from a running text.
    pub at: Range<usize>,
}

/// An entry of another document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mapping {
    /// The other document, by the name the text uses.
    pub scheme: String,
    /// The entry.
    pub entry: String,
}
