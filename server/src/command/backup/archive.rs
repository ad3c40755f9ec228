//! Writing the `.tar`.

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use tar::{Builder, Header};

use super::{Sum, WHOLE, work::Work};

/// A backup under construction: nothing stands under its name before it is whole.
pub struct Archive {
    to: PathBuf,
    work: Work,
    tar: Builder<BufWriter<File>>,
    names: BTreeSet<String>,
    bytes: u64,
}

impl Archive {
    /// Begins one that will stand at `to`.
    pub fn create(to: &Path) -> Result<Self, String> {
        if to.exists() {
            return Err(format!("{} is there already; nothing was written. Name another file.", to.display()));
        }
        let begin = || {
            let work = Work::beside(to)?;
            // Everything that people entrusted to the site is in it.
            let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(work.path("backup.tar"))?;
            io::Result::Ok((work, Builder::new(BufWriter::new(file))))
        };
        let (work, tar) = begin().map_err(|error| format!("{} cannot be written: {error}", to.display()))?;
        Ok(Self { to: to.to_owned(), work, tar, names: BTreeSet::new(), bytes: 0 })
    }

    /// A place for something that is added next and is not wanted after that.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.work.path(name)
    }

    /// Adds bytes under `name`.
    pub fn add_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        self.add(name, bytes.len() as u64, bytes)
    }

    /// Adds the file at `path` under `name`.
    pub fn add_file(&mut self, name: &str, path: &Path) -> Result<(), String> {
        let told = |error: io::Error| format!("{} cannot be read: {error}", path.display());
        let file = File::open(path).map_err(told)?;
        let size = file.metadata().map_err(told)?.len();
        self.add(name, size, file)
    }

    /// Adds what is below `folder` and not yet added, under `name/…`. What goes away meanwhile is not missed.
    pub fn add_folder(&mut self, name: &str, folder: &Path) -> Result<(), String> {
        let told = |error: io::Error| format!("{} cannot be read: {error}", folder.display());
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(told(error)),
        };
        for entry in entries {
            let entry = entry.map_err(told)?;
            let Ok(part) = entry.file_name().into_string() else { continue };
            let name = format!("{name}/{part}");
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                self.add_folder(&name, &entry.path())?;
            } else if kind.is_file() && !self.names.contains(&name) && entry.path().exists() {
                self.add_file(&name, &entry.path())?;
            }
        }
        Ok(())
    }

    /// Fails unless every file of `known` was added, each known by the last part of its name.
    pub fn must_hold(&self, known: &[String]) -> Result<(), String> {
        let held: BTreeSet<&str> = self.names.iter().filter_map(|name| name.rsplit('/').next()).collect();
        let missing = known.iter().filter(|name| !held.contains(name.as_str())).count();
        if missing > 0 {
            return Err(format!(
                "{missing} files that the database knows of are not in the files folder; the backup was not written. \
                 `plenary doctor` says more."
            ));
        }
        Ok(())
    }

    /// Makes it whole, sees to it that it is on the disk, and gives it its name. Says what was added.
    pub fn finish(mut self) -> Result<Sum, String> {
        let sum = Sum { entries: self.names.len(), bytes: self.bytes };
        self.add_bytes(WHOLE, &serde_json::to_vec(&sum).map_err(|error| error.to_string())?)?;
        let finish = || {
            let mut file = self.tar.into_inner()?;
            file.flush()?;
            file.get_ref().sync_all()?;
            fs::rename(self.work.path("backup.tar"), &self.to)
        };
        finish().map_err(|error| format!("{} cannot be written: {error}", self.to.display()))?;
        Ok(sum)
    }

    fn add(&mut self, name: &str, size: u64, content: impl io::Read) -> Result<(), String> {
        let mut header = Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        let added = self.tar.append_data(&mut header, name, content.take(size));
        added.map_err(|error| format!("{name} cannot be added to the backup: {error}"))?;
        self.names.insert(name.to_owned());
        self.bytes += size;
        Ok(())
    }
}
