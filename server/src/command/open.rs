//! Opening the site's database for a command, also while the site runs.

use std::sync::Arc;

use domain::policy::Actor;
use service::{Chance, Ctx, file::Files};

use super::{Common, migrate::migrate};
use crate::site::now;

/// A context on the site's database, brought up to date first.
pub async fn open(common: &Common, actor: Actor) -> Result<Ctx, String> {
    let config = common.read()?;
    migrate(&config).await?;
    let db = service::database::open(&config.database_url()).await.map_err(|error| format!("The database: {error}"))?;
    let files = Files::in_folder(&config.files_folder()).map_err(|error| format!("The files: {error}"))?;
    Ok(Ctx {
        db,
        files,
        actor,
        now: now(),
        chance: Arc::new(Chance::from_system()),
        settings: Arc::new(config.settings()),
    })
}
