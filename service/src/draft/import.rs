//! Reading what is to become a revision: a text in Markdown, or a file of the baseline.

use bytes::Bytes;
use domain::draft::{
    Outline,
    save::Source,
    text::{self, content_hash},
};

use crate::{Error, Result};

/// A text with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// As what it came.
    pub source: Source,
    /// The text, in Markdown.
    pub text: String,
    /// What stands in it.
    pub outline: Outline,
    /// SHA-256 of what came: of the file, to the byte.
    pub hash: String,
    /// How many bytes came.
    pub bytes: usize,
}

/// Reads a file. What it is, its content says: YAML of the baseline begins with its `groups:` or `controls:`.
pub async fn read_content(file: Bytes) -> Result<Content> {
    let reading = tokio::task::spawn_blocking(move || read(&file));
    reading.await.map_err(Error::fault)?
}

fn read(file: &[u8]) -> Result<Content> {
    let refused = |flaw: domain::problem::Flaw| Error::field("file", flaw.code, flaw.message);
    let text = text::from_file(file).map_err(refused)?;
    let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(file));
    if !is_baseline(&text) {
        let content = markdown(text)?;
        return Ok(Content { hash, bytes: file.len(), ..content });
    }
    let standard = exchange::standard::read(file).map_err(domain::Problem::from)?;
    let text = standard.markdown();
    Ok(Content { source: Source::Baseline, text, outline: standard.outline, hash, bytes: file.len() })
}

/// A text in Markdown with what stands in it.
pub(super) fn markdown(text: String) -> Result<Content> {
    let outline = Outline::read(&text).map_err(|error| Error::field("text", "too-long", error.to_string()))?;
    if outline.requirements.len() > MAX_REQUIREMENTS {
        let message = format!(
            "A text states at most {MAX_REQUIREMENTS} requirements; this states {}.",
            outline.requirements.len()
        );
        return Err(Error::field("text", "too-many", message));
    }
    Ok(Content { source: Source::Markdown, hash: content_hash(&text), bytes: text.len(), text, outline })
}

/// Most requirements of one text.
const MAX_REQUIREMENTS: usize = 5_000;

fn is_baseline(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#') && *line != "---");
    lines.next().is_some_and(|line| matches!(line.trim_end(), "groups:" | "controls:" | "groups: []" | "controls: []"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::fields_of;

    const BASELINE: &str = "# The baseline\ngroups:\n  - id: AC\n    title: Access\ncontrols:\n  - id: X-AC-01\n    title: Use it\n    group: AC\n    \
        objective: Why.\n    assessment-requirements:\n      - id: X-AC-01.01\n        text: When asked, the project MUST answer.\n        \
        applicability: [maturity-1]\n";

    #[tokio::test]
    async fn a_file_is_told_by_its_content() {
        let content = read_content(Bytes::from_static(BASELINE.as_bytes())).await.expect("read");
        assert_eq!(content.source, Source::Baseline);
        assert_eq!(content.outline.requirements[0].rationale.as_deref(), Some("Why."));
        assert!(content.text.contains("- **X-AC-01.01** (L1) When asked, the project MUST answer."));
        assert_eq!((content.hash, content.bytes), (content_hash(BASELINE), BASELINE.len()));
        let content = read_content(Bytes::from_static(b"# groups:\n\ntext")).await.expect("read");
        assert_eq!((content.source, content.hash), (Source::Markdown, content_hash("# groups:\n\ntext")));
    }

    #[tokio::test]
    async fn what_is_no_text_or_holds_too_much_is_refused() {
        assert_eq!(fields_of(read_content(Bytes::from_static(b"\xff\xfe")).await), ["file not-utf-8"]);
        let many: Vec<_> = (0..=MAX_REQUIREMENTS).map(|number| format!("- **1.{number}** Verify.\n")).collect();
        let many = many.concat();
        assert_eq!(fields_of(read_content(many.into()).await), ["text too-many"]);
    }
}
