//! Measurements. Each prints the machine's answer beside what it is measured against; none is part of the tests.

mod agenda;
mod ballots;
mod drafts;
mod rebuild;
mod review;
mod verdict;

use crate::run;
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::{fs, process::Command};

/// Which measurement.
#[derive(Args)]
pub struct Options {
    name: Name,
}

#[derive(Clone, Copy, ValueEnum)]
enum Name {
    /// How fast the public programme is, beside nginx sending the very same bytes as files
    Agenda,
    /// How fast elections are counted, beside three programs in Python; and what a ballot withstands while all vote
    Ballots,
    /// How fast two states of a long standard are compared, shown and typeset, and what a large group's lists cost
    Drafts,
    /// How long a developer waits after a change, against a build that has nothing to do
    Rebuild,
    /// How good and how fast the assignment of reviewers is, beside the optimum that OR-tools finds; and what a call
    /// withstands in its last minute
    Review,
}

/// Measures.
pub fn bench(options: &Options) -> Result<()> {
    match options.name {
        Name::Agenda => agenda::agenda(),
        Name::Ballots => ballots::ballots(),
        Name::Drafts => drafts::drafts(),
        Name::Rebuild => rebuild::rebuild(),
        Name::Review => review::review(),
    }
}

/// The machine, so that the numbers mean something.
fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = read("/proc/meminfo");
    let kilobytes: u64 =
        memory.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or_default();
    format!(
        "{cores} cores of {model}, {} GB, {}",
        kilobytes / 1_000_000,
        run::answer(Command::new("uname").arg("-sr")).unwrap_or_default()
    )
}

/// The middle one of some measurements.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
