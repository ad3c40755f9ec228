//! What looks into PDF, for tests.

use super::apt;
use crate::place;
use anyhow::Result;

/// Sees to it that they are there.
pub fn tools() -> Result<()> {
    let all = ["qpdf", "pdftotext"].iter().all(|name| place::program(name).is_some());
    if all { Ok(()) } else { apt::install("what looks into PDF", &["qpdf", "poppler-utils"]) }
}
