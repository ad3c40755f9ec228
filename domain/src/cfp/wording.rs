//! How long a text is.
//!
//! Characters are Unicode scalar values of the trimmed text with `\n` as line end. Not bytes, which punish everything
//! but English; not UTF-16 units, which count one emoji as two and are what a browser's own `maxlength` counts (so a
//! form never carries that attribute for such a text); not grapheme clusters, whose borders move with each edition of
//! Unicode and would make browser and server differ. Words are what blanks set apart: `state-of-the-art` is one.
//! Browser and server count with this code.

use serde::{Deserialize, Serialize};

use crate::{problem::Flaw, words};

words! {
    /// What is counted.
    pub enum Unit {
        /// Characters.
        Characters = "characters",
        /// Words.
        Words = "words",
    }
}

/// Bounds of a text's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    /// In what.
    pub unit: Unit,
    /// At least so many.
    pub least: usize,
    /// At most so many.
    pub most: usize,
}

impl Unit {
    /// How many of these `text` has.
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Characters => text.trim().replace("\r\n", "\n").chars().count(),
            Self::Words => text.split_whitespace().count(),
        }
    }
}

impl Length {
    /// Whether a text that is not empty keeps the bounds.
    pub fn check(self, text: &str) -> Result<(), Flaw> {
        let (count, unit) = (self.unit.count(text), self.unit);
        if count > self.most {
            let message = format!("Use at most {} {unit}; this has {count}.", self.most);
            return Err(Flaw::new("too-long", message));
        }
        if count < self.least {
            let message = format!("Use at least {} {unit}; this has {count}.", self.least);
            return Err(Flaw::new("too-short", message));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_words_are_counted_like_this() {
        for (text, characters, words) in [
            ("", 0, 0),
            ("  a state-of-the-art idea \n", 23, 3),
            ("one\r\ntwo", 7, 2),
            ("👩‍🚀", 3, 1),
            ("𝔘nicode", 7, 1),
            ("e\u{301}t\u{e9}", 4, 1),
            ("a\u{a0}b\u{3000}c", 5, 3),
        ] {
            assert_eq!((Unit::Characters.count(text), Unit::Words.count(text)), (characters, words), "{text:?}");
        }
    }

    #[test]
    fn both_bounds_count() {
        let length = Length { unit: Unit::Words, least: 2, most: 3 };
        let codes = ["a", "a b", "a b c", "a b c d"].map(|text| length.check(text).map_err(|flaw| flaw.code));
        assert_eq!(codes, [Err("too-short"), Ok(()), Ok(()), Err("too-long")]);
    }
}
