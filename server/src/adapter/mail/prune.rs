//! Removing kept mails that are too old, as the database forgets them too.

use std::{io, path::PathBuf};

use chrono::{DateTime, Utc};
use domain::Instant;
use sea_orm::prelude::async_trait::async_trait;
use serde_json::Value;
use service::{
    Ctx, Error, Result,
    record::{Handler, KEPT_MAILS},
};
use tokio::fs;

/// The kind of the job.
pub const PRUNE_KEPT: &str = "mail.prune-kept";

/// Its handler, for the folder of kept mails.
pub struct PruneKept(pub PathBuf);

#[async_trait]
impl Handler for PruneKept {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        self.remove_before(ctx.now - KEPT_MAILS).await.map_err(Error::fault)
    }
}

impl PruneKept {
    async fn remove_before(&self, oldest: Instant) -> io::Result<()> {
        let mut entries = match fs::read_dir(&self.0).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        while let Some(entry) = entries.next_entry().await? {
            let written: DateTime<Utc> = entry.metadata().await?.modified()?.into();
            if written < oldest && entry.file_name().to_string_lossy().contains(".eml") {
                fs::remove_file(entry.path()).await?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{fs::File, time::Duration};

    use service::testing::World;

    use super::*;

    #[tokio::test]
    async fn old_mails_go_and_new_ones_and_other_files_stay() {
        let world = World::sqlite().await;
        let folder = tempfile::tempdir().expect("a folder");
        let now = std::time::SystemTime::from(world.ctx.now);
        for (name, days) in [("old.eml", 31), ("cut.eml.new", 31), ("new.eml", 29), ("notes.txt", 31)] {
            let file = File::create(folder.path().join(name)).expect("made");
            file.set_modified(now - Duration::from_hours(24 * days)).expect("set");
        }
        let prune = PruneKept(folder.path().to_owned());
        for _ in 0..2 {
            prune.run(&world.ctx, &Value::Null).await.expect("pruned");
        }
        let mut left: Vec<_> =
            std::fs::read_dir(folder.path()).expect("read").map(|entry| entry.expect("read").file_name()).collect();
        left.sort();
        assert_eq!(left, ["new.eml", "notes.txt"]);
        PruneKept(folder.path().join("missing")).run(&world.ctx, &Value::Null).await.expect("nothing to do");
    }
}
