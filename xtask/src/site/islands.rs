//! Server and browser must mean the same islands. Their names carry a hash of their source, and a name that the bundle
//! does not export leaves its island asleep on the page, with nothing but a warning in the console.

use super::public::files_below;
use crate::{place, run};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Refuses a bundle that lacks an island of the source.
pub fn check_bundle(script: &str) -> Result<()> {
    let exported = exported(script);
    for island in in_source()? {
        ensure!(
            exported.iter().any(|export| plain_name(export) == Some(&island)),
            "the island {island} is missing from the bundle: is its module part of `app` with the feature `hydrate`?"
        );
    }
    Ok(())
}

/// Refuses a server that writes an island into its pages under a name that the bundle does not export.
pub fn check_server(server: &Path, site: &Path) -> Result<()> {
    let script = fs::read_to_string(script_of(site)?)?;
    let exported = exported(&script);
    for name in named_in(server)? {
        // In a binary, digits of the next text may follow directly.
        if !exported.iter().any(|export| name.starts_with(export)) {
            bail!("the server names the island {name}, which the bundle does not export: build the site again");
        }
    }
    Ok(())
}

/// The islands of `app`, by the names of their functions.
fn in_source() -> Result<Vec<String>> {
    let mut islands = Vec::new();
    for path in files_below(&place::root().join("app/src"))? {
        if path.extension().is_some_and(|ending| ending == "rs") {
            islands.extend(declared(&fs::read_to_string(&path).with_context(|| path.display().to_string())?));
        }
    }
    Ok(islands)
}

/// The functions that stand under `#[island]`.
fn declared(source: &str) -> Vec<String> {
    let mut islands = Vec::new();
    let mut lines = source.lines().map(str::trim_start);
    while lines.any(|line| line.starts_with("#[island")) {
        let function = lines.find_map(|line| line.split_once("fn ").map(|(_, after)| after));
        let name = function.and_then(|after| after.split(['(', '<']).next());
        islands.extend(name.map(str::to_owned));
    }
    islands
}

/// What the bundle offers: `LocalTime_1234567890`.
fn exported(script: &str) -> Vec<&str> {
    let functions = script.lines().filter_map(|line| line.strip_prefix("export function "));
    functions.filter_map(|line| line.split('(').next()).collect()
}

/// `LocalTime` of `LocalTime_1234567890`.
fn plain_name(export: &str) -> Option<&str> {
    let (name, hash) = export.rsplit_once('_')?;
    (hash.len() > 6 && hash.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

/// The names with their hashes that the server carries for the islands of the source.
fn named_in(server: &Path) -> Result<Vec<String>> {
    let islands = in_source()?;
    if islands.is_empty() {
        return Ok(islands);
    }
    let pattern = format!("({})_[0-9]{{7,20}}", islands.join("|"));
    let found = run::answer(Command::new("grep").args(["-aoE", &pattern]).arg(server)).unwrap_or_default();
    Ok(found.lines().map(str::to_owned).collect())
}

fn script_of(site: &Path) -> Result<PathBuf> {
    let list = fs::read(site.join("assets.json")).context("the site has no list of its files")?;
    let names: serde_json::Value = serde_json::from_slice(&list)?;
    let script = names["main.js"].as_str().context("the site has no main.js")?;
    Ok(site.join("pkg").join(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn islands_are_found_in_source() {
        let source = "#[island]\npub fn LocalTime(instant: String) {}\nfn other() {}\n  #[island(transparent)]\n  \
                      #[expect(x)]\n  fn Favourite() {}";
        assert_eq!(declared(source), ["LocalTime", "Favourite"]);
    }

    #[test]
    fn exports_are_found_in_the_script() {
        let script = "import x;\nexport function LocalTime_123456789(el) {\n}\nexport function hydrate() {\n}";
        assert_eq!(exported(script), ["LocalTime_123456789", "hydrate"]);
        assert_eq!(plain_name("LocalTime_123456789"), Some("LocalTime"));
        assert_eq!(plain_name("hydrate"), None);
    }

    #[test]
    fn a_bundle_without_an_island_of_the_source_is_refused() {
        let refusal = check_bundle("export function hydrate() {\n}").unwrap_err();
        assert!(refusal.to_string().contains("is missing from the bundle"), "{refusal}");
    }

    #[test]
    fn a_server_that_names_another_build_of_an_island_is_refused() {
        let site = tempfile::tempdir().unwrap();
        let server = site.path().join("plenary");
        fs::create_dir(site.path().join("pkg")).unwrap();
        fs::write(site.path().join("assets.json"), r#"{"main.js":"main.0.js"}"#).unwrap();
        fs::write(site.path().join("pkg/main.0.js"), "export function LocalTime_123456789(el) {}").unwrap();
        fs::write(&server, b"\x7fELF..LocalTime_123456789..").unwrap();
        check_server(&server, site.path()).unwrap();
        fs::write(&server, b"\x7fELF..LocalTime_987654321..").unwrap();
        assert!(check_server(&server, site.path()).is_err());
    }
}
