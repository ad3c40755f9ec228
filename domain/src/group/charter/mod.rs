//! Charters: their text, the rules written into it, and what is wrong with them.
//!
//! A charter is Markdown. Its rules of decision stand in fenced blocks marked `rules`, one on a line, so that they can be
//! read by people and checked by [`lint`]:
//!
//! ````text
//! ```rules
//! seats: 9
//! quorum at meeting: at least 1/2 of members
//! vote release at meeting: more than 1/2 of present, except 7.c
//! vote release electronically: more than 1/2 of members
//! ```
//! ````

mod clauses;
mod lint;
mod references;
mod rules;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::{
    lint::{Finding, Severity, lint},
    rules::{Amount, Channel, Comparison, Denominator, Rule, Subject, Threshold, rules},
};
use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::{block, optional_line},
};

/// Most characters of a charter.
pub const CHARTER_MAX: usize = 100_000;

/// What somebody typed as a charter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCharter {
    /// The whole text.
    pub text: String,
    /// What changed against the version before, in a sentence; may be empty.
    pub note: String,
}

/// A charter, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CharterText {
    /// The whole text, with line ends as `\n`.
    pub text: String,
    /// What changed against the version before.
    pub note: String,
}

impl TypedCharter {
    /// The charter, or everything that is wrong with it as a text. What it says is judged by [`lint`].
    pub fn check(&self) -> Result<CharterText, Problem> {
        let mut errors = FieldErrors::default();
        let text = errors.take("text", whole(&self.text));
        let note = errors.take("note", optional_line(&self.note, 300));
        errors.finish(text.zip(note).map(|(text, note)| CharterText { text, note }))
    }
}

fn whole(text: &str) -> Result<String, Flaw> {
    let text = block(text, CHARTER_MAX)?;
    if text.is_empty() { Err(Flaw::new("missing", "This field is needed.")) } else { Ok(text) }
}

/// What names a text for good: SHA-256 over its UTF-8, in hexadecimal digits.
pub fn content_hash(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_what_it_says_whatever_its_line_ends_were() {
        let typed =
            |text: &str| TypedCharter { text: text.into(), note: String::new() }.check().expect("a charter").text;
        assert_eq!(content_hash(&typed("a\r\nb\r\n")), content_hash(&typed("a\nb")));
        assert_ne!(content_hash("a\nb"), content_hash("a\n\nb"));
        assert!(TypedCharter::default().check().is_err());
    }
}
