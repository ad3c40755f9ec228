//! The demo world.

use crate::cargo::cargo;
use crate::{place, run, say, site};
use anyhow::{Context, Result};
use clap::Args;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where the demo is kept and served.
#[derive(Args)]
pub struct Options {
    /// The address to serve on
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// The folder of the demo's data, made on the first run [default: demo/ under cargo's target folder]
    #[arg(long)]
    data: Option<PathBuf>,
}

/// Builds everything, fills the demo world and serves it.
pub fn demo(options: &Options) -> Result<()> {
    site::build(&place::site())?;
    build_server()?;
    press_meanwhile();
    // In our place, so that signals reach it.
    let error = server(options).exec();
    Err(error).context("cannot start the server")
}

/// Builds the server, and checks that it agrees with the site.
pub fn build_server() -> Result<()> {
    say::step("server", || run::run(cargo().args(["build", "--package", "server"])))?;
    site::check_islands_of_server(&place::server(), &place::site())
}

/// Builds the press while the server serves: PDF can be had as soon as it lies there. Nobody waits for it.
fn press_meanwhile() {
    let built = cargo().args(["build", "--quiet", "--package", "press"]).stdin(Stdio::null()).spawn();
    match built {
        Ok(_) => eprintln!("PDF follows: the press is built meanwhile (some minutes the first time)"),
        Err(error) => eprintln!("no PDF: the press cannot be built: {error}"),
    }
}

/// The server with the demo world: it fills its data folder first, where that is still empty.
pub fn server(options: &Options) -> Command {
    let mut server = Command::new(place::server());
    server.arg("demo").arg("--data").arg(options.data.clone().unwrap_or_else(|| place::target().join("demo")));
    server.args(["--listen", &options.listen]).arg("--site").arg(place::site());
    if let Some(data) = place::shared_data() {
        server.arg("--schedules").arg(data.join("schedules"));
        server.arg("--standards").arg(data.join("standards"));
    }
    server
}
