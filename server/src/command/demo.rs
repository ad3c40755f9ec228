//! `plenary demo`: a filled world to look at. Everything in it is made by the use cases that people use.

use std::{net::SocketAddr, path::PathBuf};

use chrono::TimeDelta;
use clap::Args;
use tracing::{instrument::WithSubscriber, subscriber::NoSubscriber};

use super::{migrate::migrate, serve::serve};
use crate::{config::Config, demo::fill, site::put_ahead};

/// What `plenary demo` takes.
#[derive(Debug, Args)]
pub struct Demo {
    /// The folder for the demo's database and files; what is in it is kept.
    #[arg(long, default_value = "target/demo")]
    data: PathBuf,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder with the built assets.
    #[arg(long)]
    site: Option<PathBuf>,
    /// A folder with schedule files; without it, the demo's own small programme is shown.
    #[arg(long)]
    schedules: Option<PathBuf>,
    /// A folder with texts of standards; without it, the demo's own small draft is shown.
    #[arg(long)]
    standards: Option<PathBuf>,
    /// Serves the same world so many days later: calls have closed, answers are late, reminders are due.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=3650))]
    days_ahead: u16,
}

impl Demo {
    /// Fills the world and serves it.
    pub async fn run(self) -> Result<(), String> {
        let config = Config {
            data: self.data,
            listen: self.listen,
            operations_listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            base_url: format!("http://localhost:{}", self.listen.port()),
            site: self.site,
            ..Config::default()
        };
        put_ahead(TimeDelta::days(i64::from(self.days_ahead)));
        migrate(&config).await?;
        // What filling does is no news: an account that gets its password is a line otherwise.
        serve(config, async |site| {
            fill(site, self.schedules.as_deref(), self.standards.as_deref()).with_subscriber(NoSubscriber::new()).await
        })
        .await
    }
}
