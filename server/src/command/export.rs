//! `plenary export`

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use domain::policy::{Action, Actor};
use service::{
    Ctx,
    archive::{Level, Manifest, export_group},
    group::group,
    record::seal::seal_events,
};

use super::{Common, message, open::open};
use crate::record::pack;

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// The record of a group: everything that was done in its name, with the event log that proves it.
    Group(Group),
}

/// What `plenary export group` takes. Also while the site runs.
#[derive(Debug, Args)]
pub struct Group {
    /// The group's slug.
    slug: String,
    /// A folder that is missing or empty, or a `.tar` that is not there yet.
    #[arg(long)]
    to: PathBuf,
    /// Only what any visitor may read.
    #[arg(long)]
    public: bool,
    #[command(flatten)]
    common: Common,
}

impl Export {
    /// Exports.
    pub async fn run(self) -> Result<(), String> {
        let Self::Group(asked) = self;
        let ctx = open(&asked.common, Actor::System { name: "plenary export" }).await?;
        let written = Box::pin(asked.write(&ctx)).await;
        ctx.db.close().await.map_err(|error| error.to_string())?;
        let manifest = written?;
        let things: u64 = manifest.counts.values().sum();
        let chain = &manifest.chain;
        println!(
            "{}: the {} record of {}, {things} things and {} events under {} seals; head {}",
            asked.to.display(),
            manifest.level,
            manifest.group.name,
            chain.events,
            chain.seals,
            chain.head
        );
        Ok(())
    }
}

impl Group {
    async fn write(&self, ctx: &Ctx) -> Result<Manifest, String> {
        let level = if self.public { Level::Public } else { Level::Whole };
        let facts = group(ctx, &self.slug, Action::SeeGroup).await.and_then(service::Found::here).map_err(message)?;
        let is_file = self.to.extension().is_some_and(|extension| extension == "tar");
        let target = Target::begin(&self.to, is_file)?;
        // What happened up to now belongs into it, too.
        seal_events(ctx).await.map_err(message)?;
        let manifest = export_group(ctx, facts.id, level, &target.folder()).await.map_err(message)?;
        target.finish(&manifest)?;
        Ok(manifest)
    }
}

/// Where it is written: beside the place that was named, so that nothing stands there before it is whole.
struct Target {
    to: PathBuf,
    is_file: bool,
    work: tempfile::TempDir,
}

impl Target {
    fn begin(to: &Path, is_file: bool) -> Result<Self, String> {
        let is_free = match fs::read_dir(to) {
            Ok(mut entries) => !is_file && entries.next().is_none(),
            Err(_) => !to.exists(),
        };
        if !is_free {
            return Err(format!("{} is there already; nothing was written. Name another place.", to.display()));
        }
        let beside = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let work = tempfile::Builder::new().prefix(".plenary-record-").tempdir_in(beside);
        let work = work.map_err(|error| format!("{} cannot be written: {error}", to.display()))?;
        fs::create_dir(work.path().join("record")).map_err(|error| error.to_string())?;
        Ok(Self { to: to.to_owned(), is_file, work })
    }

    fn folder(&self) -> PathBuf {
        self.work.path().join("record")
    }

    fn finish(self, manifest: &Manifest) -> Result<(), String> {
        let finish = || {
            if !self.is_file {
                let _ = fs::remove_dir(&self.to);
                return fs::rename(self.folder(), &self.to);
            }
            let file = self.work.path().join("record.tar");
            let mut tar = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file)?;
            pack(&self.folder(), manifest, &mut tar)?;
            tar.flush()?;
            tar.sync_all()?;
            fs::rename(file, &self.to)
        };
        finish().map_err(|error| format!("{} cannot be written: {error}", self.to.display()))
    }
}
