//! `plenary restore`: the data folder (and the PostgreSQL database) as a backup knew them.

use std::{
    fs::{self, File},
    io::{self, BufReader},
    path::{Component, Path, PathBuf},
};

use clap::Args;
use tar::EntryType;

use super::{FILES, MANIFEST, Manifest, PG_DUMP, SQLITE, Sum, WHOLE, postgres, sqlite, work::Work};
use crate::command::Common;

/// What `plenary restore` takes.
#[derive(Debug, Args)]
pub struct Restore {
    #[command(flatten)]
    common: Common,
    /// The backup.
    #[arg(long)]
    from: PathBuf,
}

impl Restore {
    /// Unpacks the backup into a folder that is missing or empty, and says what to do next.
    pub async fn run(self) -> Result<(), String> {
        let config = self.common.read()?;
        let data = &config.data;
        must_be_empty(data)?;
        let work = Work::beside(data).map_err(|error| format!("Beside {}: {error}", data.display()))?;
        let unpacked = work.path("data");
        let manifest = unpack(&self.from, &unpacked)
            .map_err(|error| format!("{} is not a whole backup: {error}. Nothing was changed.", self.from.display()))?;
        match (manifest.database.as_str(), &config.database_url) {
            (SQLITE, None) => sqlite::must_be_sound(&unpacked.join(SQLITE)).await?,
            (PG_DUMP, Some(url)) => {
                let dump = unpacked.join(PG_DUMP);
                postgres::load(url, &dump).await?;
                fs::remove_file(&dump).map_err(|error| error.to_string())?;
            }
            (SQLITE, Some(_)) => return Err("This is a backup of an SQLite site; unset database_url.".into()),
            _ => return Err("This is a backup of a PostgreSQL site; set database_url to an empty database.".into()),
        }
        let _ = fs::remove_dir(data);
        fs::rename(&unpacked, data).map_err(|error| format!("{} cannot be made: {error}", data.display()))?;
        println!("{} is as it was at {} (Plenary {}).", data.display(), manifest.begun_at, manifest.version);
        println!("What was written after that is gone. Start the site; it brings the schema up to date.");
        Ok(())
    }
}

fn must_be_empty(folder: &Path) -> Result<(), String> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(format!(
            "{} is not empty; nothing was changed. Move it away first, or name another folder.",
            folder.display()
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(format!("{} cannot be read: {error}", folder.display())),
    }
}

/// Unpacks what a backup has and nothing else, wherever its names would like to lie.
fn unpack(from: &Path, to: &Path) -> io::Result<Manifest> {
    let mut archive = tar::Archive::new(BufReader::new(File::open(from)?));
    let (mut manifest, mut whole) = (None::<Manifest>, None::<Sum>);
    let mut sum = Sum::default();
    fs::create_dir_all(to)?;
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.into_owned();
        if name == Path::new(MANIFEST) {
            sum.add(entry.size());
            manifest = Some(serde_json::from_reader(&mut entry)?);
        } else if name == Path::new(WHOLE) {
            whole = Some(serde_json::from_reader(&mut entry)?);
        } else if entry.header().entry_type() == EntryType::Regular && belongs(&name) {
            let path = to.join(&name);
            fs::create_dir_all(path.parent().unwrap_or(to))?;
            sum.add(io::copy(&mut entry, &mut File::create_new(&path)?)?);
        } else {
            return Err(io::Error::other(format!("{} does not belong into one", name.display())));
        }
    }
    let manifest = manifest.ok_or_else(|| io::Error::other(format!("{MANIFEST} is missing")))?;
    if whole != Some(sum) {
        return Err(io::Error::other("something was cut off or left out"));
    }
    if !to.join(&manifest.database).is_file() {
        return Err(io::Error::other("the database is missing"));
    }
    Ok(manifest)
}

impl Sum {
    fn add(&mut self, bytes: u64) {
        self.entries += 1;
        self.bytes += bytes;
    }
}

fn belongs(name: &Path) -> bool {
    let plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    plain && (name == Path::new(SQLITE) || name == Path::new(PG_DUMP) || name.starts_with(FILES))
}
