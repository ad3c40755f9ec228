//! `plenary serve`

use std::{future::IntoFuture, net::SocketAddr, path::PathBuf};

use clap::Args;
use service::{file::Files, mail::MAIL, record::Pace};
use tokio::net::TcpListener;

use super::{Common, migrate::migrate};
use crate::{
    adapter,
    asset::Assets,
    config::Config,
    http::{
        listener::{self, Limits},
        log, metrics, operations,
    },
    job::{self, Post},
    router::front,
    site::Site,
};

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

/// Opens the database, lets `prepare` fill it, and serves until told to stop: pages, operations, jobs.
pub async fn serve(config: Config, prepare: impl AsyncFnOnce(&Site) -> Result<(), String>) -> Result<(), String> {
    log::start(&config)?;
    metrics::start();
    listener::raise_open_files();
    let db = service::database::open(&config.database_url()).await.map_err(|error| format!("The database: {error}"))?;
    let (listener, operations) = (bind(config.listen).await?, bind(config.operations_listen).await?);
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let assets = Assets::load(&config.site_folder()).map_err(|error| error.to_string())?;
    let files = Files::in_folder(&config.files_folder()).map_err(|error| format!("The files: {error}"))?;
    let mailer = adapter::mail::mailer(&config)?;
    let style = config.log;
    let site = Site::new(db, files, config, assets);
    let life = site.life().clone();
    life.stop_at_signals().map_err(|error| format!("Signals cannot be heard: {error}"))?;
    prepare(&site).await?;
    let jobs = job::start(&site, Post::default().by(MAIL, mailer), Pace::default());
    // Operations are served to the end: whoever watches sees the process stop.
    tokio::spawn(axum::serve(operations, operations::router(site.clone())).into_future());
    log::say_where(style, address);
    let served = listener::serve(listener, front(site.clone()), &life, Limits::default()).await;
    served.map_err(|error| format!("The process cannot start its threads: {error}"))?;
    let _ = jobs.await;
    site.db().clone().close().await.map_err(|error| format!("The database: {error}"))
}

async fn bind(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("{address} cannot be listened on: {error}"))
}
