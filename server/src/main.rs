//! The `plenary` command.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    server::command::run(server::command::Plenary::parse())
}
