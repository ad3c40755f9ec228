//! The `plenary` command.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Requests are many small pieces of memory, taken on one thread and given back on another; the system's allocator spends
/// a fifth of the time of a short answer on that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::command::run(server::command::Plenary::parse())
}
