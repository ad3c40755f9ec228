use super::compress;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of a site, until they are written.
#[derive(Default)]
pub struct Shelf {
    files: BTreeMap<String, File>,
}

struct File {
    hashed: String,
    content: Vec<u8>,
}

impl Shelf {
    /// Adds a file under its plain name.
    pub fn put(&mut self, name: &str, content: Vec<u8>) {
        self.files.insert(name.to_owned(), File { hashed: hashed_name(name, &content), content });
    }

    /// The name a file is served under, below `pkg/`.
    pub fn hashed(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.hashed.as_str())
    }

    /// Writes what is new, removes what is no longer wanted, and the list of names last.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let pkg = folder.join("pkg");
        for file in self.files.values() {
            let path = pkg.join(&file.hashed);
            // The name says what is in it.
            if !path.exists() {
                fs::create_dir_all(path.parent().unwrap_or(&pkg))?;
                fs::write(&path, &file.content).with_context(|| path.display().to_string())?;
            }
            compress::beside(&path, &file.content)?;
        }
        remove_others(&pkg, &pkg, &self.files.values().map(|file| file.hashed.as_str()).collect())?;
        let names: BTreeMap<_, _> = self.files.iter().map(|(name, file)| (name, &file.hashed)).collect();
        fs::write(folder.join("assets.json"), serde_json::to_string_pretty(&names)?).context("assets.json")
    }
}

/// `font/text.woff2` becomes `font/text.0123456789ab.woff2`.
fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash = &hex::encode(Sha256::digest(content))[..12];
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

fn remove_others(pkg: &Path, folder: &Path, wanted: &BTreeSet<&str>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(pkg, &path, wanted)?;
            continue;
        }
        let name = path.strip_prefix(pkg)?.to_string_lossy();
        let plain = compress::ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
        if !wanted.contains(plain) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files_of(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn names_carry_the_content_and_the_list_maps_them() {
        let folder = tempfile::tempdir().unwrap();
        let mut shelf = Shelf::default();
        shelf.put("style.css", b"a { color: red }".repeat(20));
        shelf.write(folder.path()).unwrap();
        let name = shelf.hashed("style.css").unwrap();
        assert_eq!(files_of(&folder.path().join("pkg")), [name.to_owned(), format!("{name}.br"), format!("{name}.gz")]);
        let list = fs::read_to_string(folder.path().join("assets.json")).unwrap();
        assert_eq!(list, format!("{{\n  \"style.css\": \"{name}\"\n}}"));
    }

    #[test]
    fn a_changed_file_replaces_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        for content in ["old", "new"] {
            let mut shelf = Shelf::default();
            shelf.put("font/licence.txt", content.repeat(200).into_bytes());
            shelf.write(folder.path()).unwrap();
        }
        let names = files_of(&folder.path().join("pkg/font"));
        assert_eq!(names.len(), 3, "{names:?}");
        assert_eq!(fs::read(folder.path().join("pkg/font").join(&names[0])).unwrap(), "new".repeat(200).into_bytes());
    }
}
