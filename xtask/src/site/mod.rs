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
    let islands = wasm::ISLANDS.bundle(compiler)?;
    islands::check_bundle(&islands.script)?;
    let shelf = assemble(folder, [islands, wasm::COUNTER.bundle(compiler)?])?;
    budget::check(folder, &shelf)
}

/// Builds the site around the bundles of last time: for changes that Rust has no part in.
pub fn build_around_last_bundle(folder: &Path) -> Result<()> {
    assemble(folder, [wasm::ISLANDS.last_bundle()?, wasm::COUNTER.last_bundle()?]).map(|_| ())
}

/// The scripts by which pages load each bundle.
const LOADED_BY: [&str; 2] = ["boot.js", "count.js"];

fn assemble(folder: &Path, bundles: [wasm::Bundle; 2]) -> Result<Shelf> {
    say::step("site", || {
        let mut shelf = Shelf::default();
        public::put(&mut shelf, &place::root().join("app/public"))?;
        style::put(&mut shelf, &place::root().join("style"), &place::target().join("style"))?;
        for (bundle, loader) in bundles.into_iter().zip(LOADED_BY) {
            let names = bundle.names();
            shelf.put(&names[0], bundle.script.into_bytes());
            shelf.put(&names[1], bundle.wasm);
            let text = fs::read_to_string(place::root().join("app").join(loader)).context(loader)?;
            shelf.put(loader, with_hashed_names(&text, &names, &shelf)?.into_bytes());
        }
        shelf.write(folder)?;
        Ok(shelf)
    })
}

/// The script, with each `"./name"` replaced by the hashed name.
fn with_hashed_names(script: &str, names: &[String], shelf: &Shelf) -> Result<String> {
    names.iter().try_fold(script.to_owned(), |script, name| {
        let plain = format!("\"./{name}\"");
        let hashed = shelf.hashed(name).with_context(|| format!("the site has no {name}"))?;
        anyhow::ensure!(script.contains(&plain), "a script of app/ does not name {plain}");
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
        let boot = with_hashed_names(r#"import "./main.js";"#, &["main.js".into()], &shelf).unwrap();
        assert_eq!(boot, r#"import "./main.7692c3ad3540.js";"#);
    }

    #[test]
    fn boot_that_loads_something_else_is_refused() {
        let mut shelf = Shelf::default();
        shelf.put("main.js", b"one".to_vec());
        assert!(with_hashed_names(r#"import "./mian.js";"#, &["main.js".into()], &shelf).is_err());
    }
}
