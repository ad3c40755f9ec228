//! What a person types to build, try and test Plenary. Each command does the set-up that it needs.

mod bench;
mod cargo;
mod demo;
mod dist;
mod filters;
mod place;
mod run;
mod say;
mod setup;
mod site;
mod test;
mod watch;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Everything a developer types.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build, fill a demo world, serve it and print the addresses
    Demo(demo::Options),
    /// Get everything the tests need, then run all of them
    Test(test::Options),
    /// Make target/dist/: the `plenary` binary, `plenary-press` beside it, and its `site/`
    Build,
    /// Serve the demo world; build again and restart on every change
    Watch(demo::Options),
    /// Measure something, as a ratio against a reference of the same run
    Bench(bench::Options),
    /// Take away each filter of visibility, and see that a test fails
    Filters(filters::Options),
    /// Only install what building and testing need
    Setup,
}

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().task {
        Task::Demo(options) => demo::demo(&options).map(|()| true),
        Task::Test(options) => test::test(&options),
        Task::Build => dist::build().map(|()| true),
        Task::Watch(options) => watch::watch(&options).map(|()| true),
        Task::Bench(options) => bench::bench(&options).map(|()| true),
        Task::Filters(options) => filters::filters(&options),
        Task::Setup => setup::everything().map(|_| true),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        // What failed has been said already.
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
