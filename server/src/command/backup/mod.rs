//! `plenary backup` and `plenary restore`: a consistent copy of everything that must be kept, made while the site runs.
//!
//! A backup is one `.tar`: `backup.json` (what it is), `files/…`, the database, as `plenary.sqlite` or, made by
//! `pg_dump`, as `plenary.pgdump`, and last `whole.json`, which tells that nothing was cut off. Bytes of files are put before the transaction that records them and removed after
//! the one that forgets them; so the files are copied once before the database's moment and once after it, and every
//! file that the database knows of at that moment is there.

mod archive;
mod postgres;
mod restore;
mod sqlite;
mod work;

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};

use self::archive::Archive;
pub use self::restore::Restore;
use super::Common;
use crate::{config::Config, site::now};

/// The name of the description within a backup.
const MANIFEST: &str = "backup.json";
/// The name of the sum at the end of a backup.
const WHOLE: &str = "whole.json";
/// The name of an SQLite database within a backup, and in the data folder.
const SQLITE: &str = "plenary.sqlite";
/// The name of what `pg_dump` wrote within a backup.
const PG_DUMP: &str = "plenary.pgdump";
/// The folder of files within a backup, and in the data folder.
const FILES: &str = "files";

/// What a backup says of itself; its first entry.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    /// The version of Plenary that made it.
    version: String,
    /// The newest migration of that version.
    schema: String,
    /// When it was begun.
    begun_at: domain::Instant,
    /// The name of the database's entry.
    database: String,
}

/// What stands before the end of a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Sum {
    /// Entries.
    entries: usize,
    /// Bytes in them.
    bytes: u64,
}

/// What `plenary backup` takes.
#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    common: Common,
    /// The `.tar` to write. It must not be there yet.
    #[arg(long)]
    to: PathBuf,
}

impl Backup {
    /// Writes the backup and says what is in it.
    pub async fn run(self) -> Result<(), String> {
        let config = self.common.read()?;
        let mut archive = Archive::create(&self.to)?;
        fill(&mut archive, &config).await?;
        let Sum { entries, bytes } = archive.finish()?;
        println!("{}: the database and {} files, {bytes} bytes.", self.to.display(), entries.saturating_sub(2));
        Ok(())
    }
}

async fn fill(archive: &mut Archive, config: &Config) -> Result<(), String> {
    let postgres = config.database_url().starts_with("postgres");
    let manifest = Manifest {
        version: env!("CARGO_PKG_VERSION").into(),
        schema: migrations::newest(),
        begun_at: now(),
        database: if postgres { PG_DUMP } else { SQLITE }.into(),
    };
    archive.add_bytes(MANIFEST, &serde_json::to_vec_pretty(&manifest).map_err(|error| error.to_string())?)?;
    archive.add_folder(FILES, &config.files_folder())?;
    let snapshot = archive.beside(&manifest.database);
    if postgres {
        postgres::dump(&config.database_url(), &snapshot).await?;
        archive.add_file(&manifest.database, &snapshot)?;
        archive.add_folder(FILES, &config.files_folder())?;
    } else {
        sqlite::snapshot(&config.database_url(), &snapshot).await?;
        archive.add_file(&manifest.database, &snapshot)?;
        archive.add_folder(FILES, &config.files_folder())?;
        archive.must_hold(&sqlite::files_in(&snapshot).await?)?;
    }
    Ok(())
}
