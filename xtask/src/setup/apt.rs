//! Debian's packages.

use crate::{place, run, say};
use anyhow::{Result, bail};
use std::process::Command;

/// Installs packages where this user may, else says in one line what to install.
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let Some(mut apt) = apt_get() else {
        bail!("{what} is missing: please install it (on Debian: sudo apt-get install {names})");
    };
    say::step(&format!("installing {what} (Debian: {names})"), || {
        let first_try = run::quietly(apt.args(["install", "--yes", "--no-install-recommends"]).args(packages));
        // Lists that are missing or old are the usual reason; fetched only then.
        if first_try.is_err()
            && let (Some(mut update), Some(mut again)) = (apt_get(), apt_get())
        {
            run::quietly(update.arg("update"))?;
            return run::quietly(again.args(["install", "--yes", "--no-install-recommends"]).args(packages));
        }
        first_try
    })
}

/// `apt-get`, if this user may use it without being asked for a password.
fn apt_get() -> Option<Command> {
    place::program("apt-get")?;
    let mut apt = if run::answer(Command::new("id").arg("-u"))? == "0" {
        Command::new("apt-get")
    } else {
        run::answer(Command::new("sudo").args(["-n", "true"]))?;
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    Some(apt)
}

/// Whether a try is worth it.
pub fn is_usable() -> bool {
    apt_get().is_some()
}
