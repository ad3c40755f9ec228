//! PostgreSQL's programs; `test::postgres` starts a server with them.

use super::apt;
use crate::place;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// The folder with `initdb` and `postgres`, installed if need be.
pub fn programs() -> Result<PathBuf> {
    if let Some(folder) = found() {
        return Ok(folder);
    }
    apt::install("PostgreSQL", &["postgresql"])?;
    found().context("PostgreSQL was installed but its programs are nowhere to be found")
}

/// Debian keeps them off the search path, in a folder for each version.
fn found() -> Option<PathBuf> {
    let on_path = place::program("initdb").and_then(|initdb| Some(initdb.canonicalize().ok()?.parent()?.to_owned()));
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let of_debian = versions.filter_map(|version| {
        let number: u32 = version.file_name().to_str()?.parse().ok()?;
        Some((number, version.path().join("bin")))
    });
    let newest_of_debian = of_debian.max().map(|(_, folder)| folder);
    on_path.into_iter().chain(newest_of_debian).find(|folder| folder.join("postgres").is_file())
}
