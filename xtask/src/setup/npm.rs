//! The npm registry's packages, as `package-lock.json` pins them.

use super::apt;
use crate::{place, run, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;

/// Playwright wants it.
const OLDEST_NODE: u32 = 20;

/// Installs the packages unless those of this very lock file are there.
pub fn packages() -> Result<()> {
    node()?;
    let lock = fs::read(place::root().join("package-lock.json")).context("package-lock.json")?;
    let installed_from = place::root().join("node_modules/.installed-from");
    if fs::read(&installed_from).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say::step("npm ci", || {
        // None of the packages needs its script: the programs in them come ready.
        let options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        run::quietly(Command::new("npm").current_dir(place::root()).args(options))
    })?;
    fs::write(installed_from, lock).context("node_modules")
}

fn node() -> Result<()> {
    if place::program("node").is_none() || place::program("npm").is_none() {
        apt::install("Node.js", &["nodejs", "npm"])?;
    }
    let version = run::answer(Command::new("node").arg("--version")).unwrap_or_default();
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node.js {version} is too old: please install version {OLDEST_NODE} or newer");
    }
    Ok(())
}

/// 20 of "v20.20.2".
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("node: not found"), None);
    }
}
