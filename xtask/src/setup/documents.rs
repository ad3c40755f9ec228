//! What looks into PDF and checks XML, for tests.

use super::apt;
use crate::place;
use anyhow::Result;

/// Sees to it that they are there.
pub fn tools() -> Result<()> {
    let all = ["qpdf", "pdftotext", "xmllint"].iter().all(|name| place::program(name).is_some());
    if all { Ok(()) } else { apt::install("what looks into PDF and XML", &["qpdf", "poppler-utils", "libxml2-utils"]) }
}
