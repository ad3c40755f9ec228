//! The browser that tests drive.

use super::apt;
use crate::place;
use anyhow::{Context, Result};
use std::path::PathBuf;

/// The names under which distributions keep it. The one that has no windows first: it draws a page with a quarter less work.
const NAMES: [&str; 4] = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// Finds Chromium, or installs Debian's.
pub fn program() -> Result<PathBuf> {
    if let Some(program) = found() {
        return Ok(program);
    }
    apt::install("Chromium", &["chromium-headless-shell"])?;
    found().context("Chromium was installed but is not on the search path")
}

fn found() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| place::program(name))
}
