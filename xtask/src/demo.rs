//! The demo world.

use crate::cargo::cargo;
use crate::{place, run, say, site};
use anyhow::{Context, Result};
use clap::Args;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

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
    build()?;
    press_meanwhile();
    // In our place, so that signals reach it.
    let error = server(options).exec();
    Err(error).context("cannot start the server")
}

/// Builds the site and the server, and checks that they agree. Both at once: each has long stretches in which a single
/// core is busy, such as the last optimisation of a bundle.
pub fn build() -> Result<()> {
    let (site, server) = thread::scope(|scope| {
        let server = scope.spawn(build_server);
        let site = site::build(&place::site());
        (site, server.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    site?;
    server?;
    site::check_islands_of_server(&place::server(), &place::site())
}

fn build_server() -> Result<()> {
    // Two bars of progress would write over each other.
    let mut cargo = cargo();
    cargo.args(["build", "--package", "server"]).env("CARGO_TERM_PROGRESS_WHEN", "never");
    say::step("server", || run::run(&mut cargo))
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
