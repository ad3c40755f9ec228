//! A folder for work beside the result.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A folder beside the result, so that the result only has to be renamed; gone when dropped.
pub struct Work(PathBuf);

impl Work {
    /// Beside `to`.
    pub fn beside(to: &Path) -> io::Result<Self> {
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let folder = to.with_file_name(format!(".{name}.{}", std::process::id()));
        fs::create_dir(&folder)?;
        Ok(Self(folder))
    }

    /// The path of `name` in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
