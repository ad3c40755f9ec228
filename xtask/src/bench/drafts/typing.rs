//! What a keystroke costs in the editor, in a browser.

use std::{fs, path::Path, process::Command};

use crate::{dist, place, run, setup};
use anyhow::{Context, Result};

/// Types in the editor of a text of 270 kB, and in a field of a page that holds nothing else; a step a line.
pub fn keystrokes(text: &Path) -> Result<String> {
    dist::build()?;
    let (report, dist) = (place::target().join("typing.txt"), place::target().join("dist"));
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut browser = Command::new(place::npm_program("playwright"));
    browser.args(["test", "--config", "end2end/bench/playwright.config.ts"]).current_dir(place::root());
    browser.env("PLENARY_TEST_CHROMIUM", setup::chromium::program()?);
    browser.env("PLENARY_TEST_SERVER", dist.join("plenary")).env("PLENARY_TEST_SITE", dist.join("site"));
    browser.env("PLENARY_BENCH_TEXT", text).env("PLENARY_BENCH_REPORT", &report);
    run::quietly(&mut browser)?;
    fs::read_to_string(&report).context("nothing was measured")
}
