//! What is copied to a server: the binary, the press beside it, and the site.

use crate::cargo::{cargo, flags_for, without_machine_paths};
use crate::{place, run, say, site};
use anyhow::{Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Fills `dist/` under cargo's target folder.
pub fn build() -> Result<()> {
    let dist = place::target().join("dist");
    let site = dist.join("site");
    site::build(&site)?;
    let server = build_server()?;
    let press = build_press()?;
    site::check_islands_of_server(&server, &site)?;
    for (binary, name) in [(server, "plenary"), (press, "plenary-press")] {
        refuse_machine_paths(&binary)?;
        let copy = put(&binary, &dist, name)?;
        eprintln!("{}: {} MB", copy.display(), fs::metadata(&copy)?.len() / 1_000_000);
    }
    eprintln!("and {}", site.display());
    Ok(())
}

fn put(binary: &Path, dist: &Path, name: &str) -> Result<PathBuf> {
    let copy = dist.join(name);
    // Under another name first: a running one cannot be written over.
    let new = dist.join(format!("{name}.new"));
    fs::copy(binary, &new)?;
    fs::rename(new, &copy)?;
    Ok(copy)
}

/// Builds the release server.
pub fn build_server() -> Result<PathBuf> {
    say::step("server, optimised (some minutes)", || {
        let flags = flags_for("'cfg(all())'", &without_machine_paths());
        run::run(cargo().args(["build", "--release", "--package", "server", "--config", &flags]))
    })?;
    Ok(place::target().join("release/plenary"))
}

/// Builds the release press.
pub fn build_press() -> Result<PathBuf> {
    say::step("press, optimised (some minutes)", || {
        let flags = flags_for("'cfg(all())'", &without_machine_paths());
        run::run(cargo().args(["build", "--release", "--package", "press", "--config", &flags]))
    })?;
    Ok(place::target().join("release/plenary-press"))
}

/// Whoever runs it need not know where it was built.
fn refuse_machine_paths(binary: &Path) -> Result<()> {
    let found = run::answer(Command::new("grep").arg("-caF").arg(place::root()).arg(binary));
    ensure!(found.is_none(), "{} names the folder of this checkout", binary.display());
    Ok(())
}
