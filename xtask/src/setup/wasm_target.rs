//! A compiler for the browser's half: the toolchain itself if it has or gets the source of its standard library, else
//! Debian's. Both build that library along, so that what browsers load is as small from either.

use super::apt;
use crate::{place, run, say};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// What the browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The source of the toolchain's standard library, as rustup calls it, and a file of it below the toolchain's folder.
const COMPONENT: &str = "rust-src";
const COMPONENT_FILE: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";

/// Debian's compiler, its cargo, the source of its standard library and the linker it uses.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_FILES: [&str; 4] =
    ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/lib/rustlib/src/rust/library/std/Cargo.toml", "/usr/bin/rust-lld"];

/// Which compiler makes the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The one that makes the rest too.
    Toolchain,
    /// `/usr/bin/rustc`.
    Debian,
}

/// Finds a compiler, or gets one.
pub fn compiler() -> Result<Compiler> {
    let mut seen = Seen {
        toolchain: toolchain_is_complete(),
        debian: debian_is_complete(),
        rustup: place::program("rustup").is_some(),
        apt: apt::is_usable(),
    };
    loop {
        match choose(&seen) {
            Choice::Use(compiler) => return Ok(compiler),
            Choice::AddSource => {
                seen.rustup = false;
                seen.toolchain = add_source().is_ok() && toolchain_is_complete();
            }
            Choice::InstallDebian => {
                seen.apt = false;
                apt::install("a compiler for the browser", &DEBIAN_PACKAGES)?;
                seen.debian = debian_is_complete();
            }
            Choice::GiveUp => bail!(
                "no compiler for {TARGET}: please run `rustup component add {COMPONENT}` (or, on Debian: sudo apt-get install {})",
                DEBIAN_PACKAGES.join(" ")
            ),
        }
    }
}

/// What is there and what could still be tried.
struct Seen {
    toolchain: bool,
    debian: bool,
    rustup: bool,
    apt: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Choice {
    Use(Compiler),
    AddSource,
    InstallDebian,
    GiveUp,
}

/// What is ready is used before anything is fetched; the small download is tried before the big one.
fn choose(seen: &Seen) -> Choice {
    match seen {
        Seen { toolchain: true, .. } => Choice::Use(Compiler::Toolchain),
        Seen { debian: true, .. } => Choice::Use(Compiler::Debian),
        Seen { rustup: true, .. } => Choice::AddSource,
        Seen { apt: true, .. } => Choice::InstallDebian,
        _ => Choice::GiveUp,
    }
}

fn toolchain_is_complete() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(place::root()).args(["--print", "sysroot"]);
    run::answer(&mut rustc).is_some_and(|folder| Path::new(&folder).join(COMPONENT_FILE).exists())
}

fn debian_is_complete() -> bool {
    DEBIAN_FILES.iter().all(|file| Path::new(file).exists())
}

fn add_source() -> Result<()> {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(place::root()).args(["component", "add", COMPONENT]);
    let added = say::step(&format!("rustup component add {COMPONENT}"), || Ok(run::answer(&mut rustup)))?;
    if added.is_none() {
        bail!("rustup cannot fetch {COMPONENT} here");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ready_is_used_before_anything_is_fetched() {
        let all = Seen { toolchain: true, debian: true, rustup: true, apt: true };
        assert_eq!(choose(&all), Choice::Use(Compiler::Toolchain));
        assert_eq!(choose(&Seen { toolchain: false, ..all }), Choice::Use(Compiler::Debian));
    }

    #[test]
    fn rustup_is_tried_before_debian_and_nothing_twice() {
        let nothing_yet = Seen { toolchain: false, debian: false, rustup: true, apt: true };
        assert_eq!(choose(&nothing_yet), Choice::AddSource);
        let rustup_failed = Seen { rustup: false, ..nothing_yet };
        assert_eq!(choose(&rustup_failed), Choice::InstallDebian);
        assert_eq!(choose(&Seen { apt: false, ..rustup_failed }), Choice::GiveUp);
    }
}
