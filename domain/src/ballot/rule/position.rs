//! What somebody may say in a ballot.

use serde::{Deserialize, Serialize};

/// A position, by the body's own name. Its flags say how it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// What it is called.
    pub word: String,
    /// Nothing passes while somebody holds it.
    pub blocks: bool,
    /// Whoever holds it steps out of the decision.
    pub recuses: bool,
    /// Whoever holds it takes no side.
    pub abstains: bool,
    /// It has to be given with a reason.
    pub needs_text: bool,
    /// It is shown and never counted.
    pub advises: bool,
}

impl Position {
    /// A plain position.
    pub fn plain(word: &str) -> Self {
        Self { word: word.into(), ..Self::default() }
    }

    /// A position that blocks and has to say why.
    pub fn blocking(word: &str) -> Self {
        Self { blocks: true, needs_text: true, ..Self::plain(word) }
    }

    /// A position that takes no side.
    pub fn abstaining(word: &str) -> Self {
        Self { abstains: true, ..Self::plain(word) }
    }

    /// A position that steps out.
    pub fn recusing(word: &str) -> Self {
        Self { recuses: true, ..Self::plain(word) }
    }

    /// A position that has to be given with a reason.
    pub fn with_text(self) -> Self {
        Self { needs_text: true, ..self }
    }

    /// Whether it is one of the votes cast.
    pub fn counts(&self) -> bool {
        !self.recuses && !self.advises
    }
}
