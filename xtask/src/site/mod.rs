//! `site/`: what the server sends as it is. `pkg/` holds files whose names carry a hash of their content, each with a
//! brotli and a gzip twin where that helps; `assets.json` maps the plain name of each to its name there.

mod budget;
mod compress;
mod islands;
mod public;
mod shelf;
mod style;
mod wasm;

pub use islands::check_server as check_islands_of_server;

use crate::{place, say, setup};
use anyhow::{Context, Result};
use shelf::Shelf;
use std::fs;
use std::path::Path;

/// Builds the whole site into a folder.
pub fn build(folder: &Path) -> Result<()> {
    let compiler = setup::wasm_target::compiler()?;
    setup::npm::packages()?;
    let bundle = wasm::bundle(compiler)?;
    islands::check_bundle(&bundle.script)?;
    let shelf = assemble(folder, bundle)?;
    budget::check(folder, &shelf, compiler)
}

/// Builds the site around the bundle of last time: for changes that Rust has no part in.
pub fn build_around_last_bundle(folder: &Path) -> Result<()> {
    assemble(folder, wasm::last_bundle()?).map(|_| ())
}

fn assemble(folder: &Path, bundle: wasm::Bundle) -> Result<Shelf> {
    say::step("site", || {
        let mut shelf = Shelf::default();
        public::put(&mut shelf, &place::root().join("app/public"))?;
        style::put(&mut shelf, &place::root().join("style"), &place::target().join("style"))?;
        shelf.put("main.wasm", bundle.wasm);
        shelf.put("main.js", bundle.script.into_bytes());
        let boot = fs::read_to_string(place::root().join("app/boot.js")).context("app/boot.js")?;
        shelf.put("boot.js", with_hashed_names(&boot, &["main.js", "main.wasm"], &shelf)?.into_bytes());
        shelf.write(folder)?;
        Ok(shelf)
    })
}

/// The script, with each `"./name"` replaced by the hashed name.
fn with_hashed_names(script: &str, names: &[&str], shelf: &Shelf) -> Result<String> {
    names.iter().try_fold(script.to_owned(), |script, name| {
        let plain = format!("\"./{name}\"");
        let hashed = shelf.hashed(name).with_context(|| format!("the site has no {name}"))?;
        anyhow::ensure!(script.contains(&plain), "app/boot.js does not name {plain}");
        Ok(script.replace(&plain, &format!("\"./{hashed}\"")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boot_loads_the_bundle_under_its_hashed_name() {
        let mut shelf = Shelf::default();
        shelf.put("main.js", b"one".to_vec());
        let boot = with_hashed_names(r#"import "./main.js";"#, &["main.js"], &shelf).unwrap();
        assert_eq!(boot, r#"import "./main.7692c3ad3540.js";"#);
    }

    #[test]
    fn boot_that_loads_something_else_is_refused() {
        let mut shelf = Shelf::default();
        shelf.put("main.js", b"one".to_vec());
        assert!(with_hashed_names(r#"import "./mian.js";"#, &["main.js"], &shelf).is_err());
    }
}
