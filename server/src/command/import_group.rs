//! `plenary import group`

use std::path::PathBuf;

use clap::Args;
use domain::policy::Actor;
use service::archive::import_group;

use super::{Common, message, open::open, shown};
use crate::record::unpacked;

/// What `plenary import group` takes. Also while the site runs.
#[derive(Debug, Args)]
pub struct Group {
    /// The whole record of a group, as a folder or a `.tar`.
    path: PathBuf,
    #[command(flatten)]
    common: Common,
}

impl Group {
    /// Imports.
    pub async fn run(self) -> Result<(), String> {
        let record = unpacked(&self.path)?;
        let ctx = open(&self.common, Actor::System { name: "plenary import" }).await?;
        let imported = Box::pin(import_group(&ctx, record.path())).await.map_err(message);
        ctx.db.clone().close().await.map_err(|error| error.to_string())?;
        let imported = imported?;
        for notice in &imported.notices {
            println!("{notice}");
        }
        let things: u64 = imported.manifest.counts.values().sum();
        println!("{}: {things} things. People came without accounts.", shown(&imported.manifest.group.name));
        println!("{}", ctx.settings.address(&format!("/g/{}", imported.slug)));
        Ok(())
    }
}
