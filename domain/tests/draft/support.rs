//! The real texts.

use std::path::{Path, PathBuf};

/// The folder of the real texts, or a line that says they were skipped.
fn folder() -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "where the real data lie is a matter of the machine, not a setting")]
    let named = std::env::var_os("PLENARY_TEST_DATA").filter(|value| !value.is_empty());
    let root = named.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"), PathBuf::from);
    let folder = root.join("standards");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: PLENARY_TEST_DATA names no folder with the real data");
    None
}

/// A text with where it lies.
pub struct Text {
    pub path: PathBuf,
    pub text: String,
}

fn read(path: PathBuf) -> Text {
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Text { path, text }
}

/// The 21 states of one chapter, in order.
pub fn revisions() -> Option<Vec<Text>> {
    let folder = folder()?.join("asvs-v6-revisions");
    Some((1..=21).map(|number| read(folder.join(format!("{number:02}.md")))).collect())
}

/// The whole standard, before and after two months of work.
pub fn whole() -> Option<[Text; 2]> {
    let folder = folder()?;
    Some(["asvs-5.0-2025-03-28.md", "asvs-5.0-final.md"].map(|name| read(folder.join(name))))
}
