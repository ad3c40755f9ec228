//! One style sheet out of the small ones: `style/main.css` imports them in the order of their layers.

use super::public::files_below;
use super::shelf::Shelf;
use crate::{place, run};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// Puts `main.css` on the shelf, and the fonts and pictures that lie beside its sources.
pub fn put(shelf: &mut Shelf, sources: &Path, work: &Path) -> Result<()> {
    let (sheets, others): (Vec<_>, Vec<_>) =
        files_below(sources)?.into_iter().partition(|path| path.extension().is_some_and(|ending| ending == "css"));
    for path in others {
        shelf.put(&path.strip_prefix(sources)?.to_string_lossy(), fs::read(&path)?);
    }
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    for path in sheets {
        let name = path.strip_prefix(sources)?;
        let sheet = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let sheet = with_hashed_addresses(&sheet, name, shelf).with_context(|| path.display().to_string())?;
        let copy = work.join(name);
        fs::create_dir_all(copy.parent().unwrap_or(work))?;
        fs::write(copy, sheet)?;
    }
    let minified = work.join("style.min.css");
    let mut lightningcss = Command::new(lightningcss()?);
    lightningcss.args(["--bundle", "--minify", "--output-file"]).arg(&minified).arg(work.join("main.css"));
    run::quietly(&mut lightningcss)?;
    shelf.put("main.css", fs::read(minified)?);
    Ok(())
}

/// The program itself: the one in `.bin` would need its install script.
fn lightningcss() -> Result<PathBuf> {
    let modules = fs::read_dir(place::root().join("node_modules")).context("node_modules")?;
    let of_this_platform =
        modules.flatten().find(|entry| entry.file_name().to_string_lossy().starts_with("lightningcss-cli-"));
    Ok(of_this_platform.context("npm installed no lightningcss for this platform")?.path().join("lightningcss"))
}

/// The sheet, with each `url()` of a file of ours replaced by the name it is served under. All lie in one folder with
/// the style sheet, so that the name is the address.
fn with_hashed_addresses(sheet: &str, name: &Path, shelf: &Shelf) -> Result<String> {
    let mut rewritten = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("url(") {
        let Some((address, after)) = after.split_once(')') else { bail!("a url( without its )") };
        rewritten.push_str(before);
        let plain = address.trim().trim_matches(['"', '\'']);
        if stays_as_it_is(plain) {
            rewritten.extend(["url(", address, ")"]);
        } else {
            let file = resolved(name, plain);
            let hashed = shelf.hashed(&file).with_context(|| format!("url({plain}) names no file: {file}"))?;
            rewritten.extend(["url(\"", hashed, "\")"]);
        }
        rest = after;
    }
    rewritten.push_str(rest);
    Ok(rewritten)
}

/// Imports are put in place by the bundler; data and anchors are no files.
fn stays_as_it_is(address: &str) -> bool {
    let is_sheet = Path::new(address).extension().is_some_and(|ending| ending == "css");
    is_sheet || address.starts_with("data:") || address.starts_with('#')
}

/// A path relative to a sheet, as one relative to the folder of all sheets.
fn resolved(sheet: &Path, address: &str) -> String {
    let mut folders = PathBuf::new();
    for part in sheet.parent().unwrap_or(Path::new("")).join(address).components() {
        match part {
            Component::ParentDir => {
                folders.pop();
            }
            Component::Normal(part) => folders.push(part),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    folders.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_a_font() -> Shelf {
        let mut shelf = Shelf::default();
        shelf.put("font/text.woff2", b"font".to_vec());
        shelf
    }

    #[test]
    fn addresses_are_read_from_where_the_sheet_lies() {
        let shelf = with_a_font();
        let font = shelf.hashed("font/text.woff2").unwrap();
        let from_the_root =
            with_hashed_addresses("a{src:url(font/text.woff2)}", Path::new("main.css"), &shelf).unwrap();
        assert_eq!(from_the_root, format!("a{{src:url(\"{font}\")}}"));
        let sheet = "a{src:url( '../font/text.woff2' ) format(\"woff2\")}";
        let from_a_folder = with_hashed_addresses(sheet, Path::new("base/type.css"), &shelf).unwrap();
        assert_eq!(from_a_folder, format!("a{{src:url(\"{font}\") format(\"woff2\")}}"));
    }

    #[test]
    fn imports_data_and_anchors_stay() {
        let sheet = r#"@import url("reset.css") layer(reset); a{mask:url(#m);background:url(data:image/svg+xml,x)}"#;
        assert_eq!(with_hashed_addresses(sheet, Path::new("main.css"), &Shelf::default()).unwrap(), sheet);
    }

    #[test]
    fn a_file_that_is_not_there_is_refused_by_name() {
        let refusal = with_hashed_addresses("a{src:url(font/none.woff2)}", Path::new("main.css"), &with_a_font());
        assert_eq!(refusal.unwrap_err().to_string(), "url(font/none.woff2) names no file: font/none.woff2");
    }
}
