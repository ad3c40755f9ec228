//! A compiler for the browser's half: the toolchain's own target if it can be had, else Debian's compiler, which builds
//! the standard library from source.

use super::apt;
use crate::{place, run, say};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// What the browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler, its cargo, the source of its standard library and the linker it uses.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_FILES: [&str; 4] =
    ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/lib/rustlib/src/rust/library/std/Cargo.toml", "/usr/bin/rust-lld"];

/// Which compiler makes the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The one that makes the rest too.
    Toolchain,
    /// `/usr/bin/rustc`, with `-Zbuild-std`.
    Debian,
}

/// Finds a compiler, or gets one.
pub fn compiler() -> Result<Compiler> {
    let mut seen = Seen {
        target: toolchain_has_target(),
        debian: debian_is_complete(),
        rustup: place::program("rustup").is_some(),
        apt: apt::is_usable(),
    };
    loop {
        match choose(&seen) {
            Choice::Use(compiler) => return Ok(compiler),
            Choice::AddTarget => {
                seen.rustup = false;
                seen.target = add_target().is_ok() && toolchain_has_target();
            }
            Choice::InstallDebian => {
                seen.apt = false;
                apt::install("a compiler for the browser", &DEBIAN_PACKAGES)?;
                seen.debian = debian_is_complete();
            }
            Choice::GiveUp => bail!(
                "no compiler for {TARGET}: please run `rustup target add {TARGET}` (or, on Debian: sudo apt-get install {})",
                DEBIAN_PACKAGES.join(" ")
            ),
        }
    }
}

/// What is there and what could still be tried.
struct Seen {
    target: bool,
    debian: bool,
    rustup: bool,
    apt: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Choice {
    Use(Compiler),
    AddTarget,
    InstallDebian,
    GiveUp,
}

/// What is ready is used before anything is fetched; the small download is tried before the big one.
fn choose(seen: &Seen) -> Choice {
    match seen {
        Seen { target: true, .. } => Choice::Use(Compiler::Toolchain),
        Seen { debian: true, .. } => Choice::Use(Compiler::Debian),
        Seen { rustup: true, .. } => Choice::AddTarget,
        Seen { apt: true, .. } => Choice::InstallDebian,
        _ => Choice::GiveUp,
    }
}

fn toolchain_has_target() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(place::root()).args(["--print", "target-libdir", "--target", TARGET]);
    run::answer(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir())
}

fn debian_is_complete() -> bool {
    DEBIAN_FILES.iter().all(|file| Path::new(file).exists())
}

fn add_target() -> Result<()> {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(place::root()).args(["target", "add", TARGET]);
    let added = say::step(&format!("rustup target add {TARGET}"), || Ok(run::answer(&mut rustup)))?;
    if added.is_none() {
        bail!("rustup cannot fetch {TARGET} here");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ready_is_used_before_anything_is_fetched() {
        let all = Seen { target: true, debian: true, rustup: true, apt: true };
        assert_eq!(choose(&all), Choice::Use(Compiler::Toolchain));
        assert_eq!(choose(&Seen { target: false, ..all }), Choice::Use(Compiler::Debian));
    }

    #[test]
    fn rustup_is_tried_before_debian_and_nothing_twice() {
        let nothing_yet = Seen { target: false, debian: false, rustup: true, apt: true };
        assert_eq!(choose(&nothing_yet), Choice::AddTarget);
        let rustup_failed = Seen { rustup: false, ..nothing_yet };
        assert_eq!(choose(&rustup_failed), Choice::InstallDebian);
        assert_eq!(choose(&Seen { apt: false, ..rustup_failed }), Choice::GiveUp);
    }
}
