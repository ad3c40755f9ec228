//! The runner of the Rust tests.

use crate::cargo::cargo;
use crate::{place, run, say};
use anyhow::Result;

/// Builds cargo-nextest if it is missing.
pub fn installed() -> Result<()> {
    if place::program("cargo-nextest").is_some() {
        return Ok(());
    }
    say::step("cargo install cargo-nextest (some minutes, once)", || {
        run::run(cargo().args(["install", "--locked", "--quiet", "cargo-nextest"]))
    })
}
