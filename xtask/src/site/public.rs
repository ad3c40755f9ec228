//! Files that are served as they lie: pictures, icons, fonts.

use super::shelf::Shelf;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Puts every file below a folder on the shelf, named by its path in there. A folder that is not there holds nothing.
pub fn put(shelf: &mut Shelf, folder: &Path) -> Result<()> {
    for path in files_below(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        shelf.put(&name, fs::read(&path).with_context(|| path.display().to_string())?);
    }
    Ok(())
}

/// All files below a folder, in the order of their names. Hidden ones are left out.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
