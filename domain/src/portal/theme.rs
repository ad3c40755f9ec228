//! The colours of an ecosystem or a conference.

use crate::problem::Flaw;

crate::words! {
    /// A set of colours that hold their contrast in the light and in the dark scheme. The style sheet has a class
    /// `theme-…` for each.
    pub enum Theme {
        /// Deep blue; what is shown where nobody chose.
        Ink = "ink",
        /// Grey with a breath of blue.
        Slate = "slate",
        /// Light blue.
        Sky = "sky",
        /// Between blue and green.
        Teal = "teal",
        /// Dark green.
        Pine = "pine",
        /// Yellowish green.
        Moss = "moss",
        /// Earthy yellow.
        Ochre = "ochre",
        /// Reddish brown.
        Copper = "copper",
        /// Brick red.
        Brick = "brick",
        /// Cool red.
        Rose = "rose",
        /// Reddish purple.
        Plum = "plum",
        /// Bluish purple.
        Violet = "violet",
    }
}

impl Theme {
    /// The class that the style sheet knows the theme by.
    pub fn class(self) -> String {
        format!("theme-{self}")
    }

    /// Reads a choice; nothing chosen is the first theme.
    pub fn choose(text: &str) -> Result<Self, Flaw> {
        match text.trim() {
            "" => Ok(Self::Ink),
            word => word.parse().map_err(|_| Flaw::new("unknown-theme", "Choose one of the themes offered.")),
        }
    }
}
