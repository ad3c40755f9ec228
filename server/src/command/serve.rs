//! `plenary serve`

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;
use tokio::net::TcpListener;

use super::{Common, migrate::migrate};
use crate::{asset::Assets, config::Config, router::router, site::Site};

/// What `plenary serve` takes.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    common: Common,
    /// Where to listen; port 0 takes a free one and prints it.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// The folder with the built assets.
    #[arg(long)]
    site: Option<PathBuf>,
}

impl Serve {
    /// Serves until told to stop.
    pub async fn run(self) -> Result<(), String> {
        let mut config = self.common.read()?;
        config.listen = self.listen.unwrap_or(config.listen);
        config.site = self.site.or(config.site);
        migrate(&config).await?;
        serve(config, async |_| Ok(())).await
    }
}

/// Opens the database, lets `prepare` fill it, and serves.
pub async fn serve(config: Config, prepare: impl AsyncFnOnce(&Site) -> Result<(), String>) -> Result<(), String> {
    let db = service::database::open(&config.database_url()).await.map_err(|error| format!("The database: {error}"))?;
    let listener =
        TcpListener::bind(config.listen).await.map_err(|error| format!("{} is not free: {error}", config.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let folder = config.site.clone().unwrap_or_else(beside_the_binary);
    let assets = Assets::load(&folder).map_err(|error| error.to_string())?;
    let site = Site::new(db, config, assets);
    prepare(&site).await?;
    println!("Plenary listens on http://{address}");
    axum::serve(listener, router(site))
        .with_graceful_shutdown(async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await
        .map_err(|error| error.to_string())
}

fn beside_the_binary() -> PathBuf {
    let binary = std::env::current_exe().unwrap_or_default();
    binary.parent().map(|folder| folder.join("site")).unwrap_or_default()
}
