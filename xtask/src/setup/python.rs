//! Second opinions on what we write, from the Python index: in environments of their own under target/.

use super::apt;
use crate::{place, run, say};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The interpreter that knows the packages of `end2end/requirements.txt`.
pub fn program() -> Result<PathBuf> {
    environment("python", "end2end/requirements.txt")
}

/// An interpreter of this name that knows the packages of a list.
pub fn environment(name: &str, requirements: &str) -> Result<PathBuf> {
    let home = place::target().join(name);
    let python = home.join("bin/python");
    let wanted = fs::read(place::root().join(requirements)).with_context(|| requirements.to_owned())?;
    let installed_from = home.join("installed-from");
    if python.is_file() && fs::read(&installed_from).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    if run::answer(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_none() {
        apt::install("Python", &["python3", "python3-venv"])?;
    }
    say::step(&format!("Python packages of {requirements}"), || {
        run::quietly(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home))?;
        let mut pip = Command::new(&python);
        pip.current_dir(place::root()).args(["-m", "pip", "install", "--quiet", "--requirement", requirements]);
        run::quietly(&mut pip)
    })?;
    fs::write(installed_from, wanted).context("the Python environment")?;
    Ok(python)
}
