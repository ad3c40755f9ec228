//! What is said about a revision when it is posted.

use serde::{Deserialize, Serialize};

use crate::{
    problem::{FieldErrors, Flaw, Problem},
    text,
};

/// Most characters of a note.
pub const MAX_NOTE: usize = 1_000;

/// What was typed about a revision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRevision {
    /// What changed, in a sentence or more; may be empty.
    pub note: String,
    /// Where the same text is kept; may be empty.
    pub repository: String,
    /// The commit there; may be empty.
    pub commit: String,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionDetails {
    /// What changed.
    pub note: String,
    /// Where the same text is kept.
    pub repository: Option<String>,
    /// The commit there.
    pub commit: Option<String>,
}

impl TypedRevision {
    /// Checks it.
    pub fn check(&self) -> Result<RevisionDetails, Problem> {
        let mut errors = FieldErrors::default();
        let note = errors.take("note", text::block(&self.note, MAX_NOTE));
        let repository = errors.take("repository", text::optional_web_address(&self.repository));
        let commit = errors.take("commit", commit(&self.commit));
        let checked = (|| Some(RevisionDetails { note: note?, repository: repository?, commit: commit? }))();
        errors.finish(checked)
    }
}

/// The name of a commit: 7 to 64 hexadecimal digits, as git abbreviates and as SHA-256 repositories write in full.
fn commit(typed: &str) -> Result<Option<String>, Flaw> {
    let typed = typed.trim().to_ascii_lowercase();
    if typed.is_empty() {
        return Ok(None);
    }
    if !(7..=64).contains(&typed.len()) || !typed.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Flaw::new("commit", "Write the commit as its 7 to 64 hexadecimal digits."));
    }
    Ok(Some(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_its_digits() {
        for (typed, taken) in [("", Ok(None)), (" ABCDEF0 ", Ok(Some("abcdef0".into())))] {
            assert_eq!(commit(typed), taken);
        }
        for bad in ["abcdef", "main", "--upload-pack=x", &"a".repeat(65)] {
            assert_eq!(commit(bad).map_err(|flaw| flaw.code), Err("commit"), "{bad}");
        }
    }
}
