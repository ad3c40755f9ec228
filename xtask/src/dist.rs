//! What is copied to a server: one binary and its site.

use crate::cargo::{cargo, flags_for, without_machine_paths};
use crate::{place, run, say, site};
use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Fills `dist/` under cargo's target folder.
pub fn build() -> Result<()> {
    let dist = place::target().join("dist");
    let site = dist.join("site");
    site::build(&site)?;
    let server = build_server()?;
    site::check_islands_of_server(&server, &site)?;
    refuse_machine_paths(&server)?;
    let copy = dist.join("plenary");
    // Under another name first: a running one cannot be written over.
    let new = dist.join("plenary.new");
    fs::copy(server, &new)?;
    fs::rename(new, &copy)?;
    eprintln!("{}: {} MB, and {}", copy.display(), fs::metadata(&copy)?.len() / 1_000_000, site.display());
    Ok(())
}

/// Builds the release server.
pub fn build_server() -> Result<std::path::PathBuf> {
    say::step("server, optimised (some minutes)", || {
        let flags = flags_for("'cfg(all())'", &without_machine_paths());
        run::run(cargo().args(["build", "--release", "--package", "server", "--config", &flags]))
    })?;
    Ok(place::target().join("release/plenary"))
}

/// Whoever runs it need not know where it was built.
fn refuse_machine_paths(binary: &Path) -> Result<()> {
    let found = run::answer(Command::new("grep").arg("-caF").arg(place::root()).arg(binary));
    ensure!(found.is_none(), "{} names the folder of this checkout", binary.display());
    Ok(())
}
