//! Measurements. Each prints the machine's answer beside what it is measured against; none is part of the tests.

mod agenda;
mod ballots;
mod drafts;
mod rebuild;

use anyhow::Result;
use clap::{Args, ValueEnum};

/// Which measurement.
#[derive(Args)]
pub struct Options {
    name: Name,
}

#[derive(Clone, Copy, ValueEnum)]
enum Name {
    /// How fast the public programme is, beside nginx sending the very same bytes as files
    Agenda,
    /// How fast elections are counted, beside three programs in Python
    Ballots,
    /// How fast two states of a long standard are compared
    Drafts,
    /// How long a developer waits after a change, against a build that has nothing to do
    Rebuild,
}

/// Measures.
pub fn bench(options: &Options) -> Result<()> {
    match options.name {
        Name::Agenda => agenda::agenda(),
        Name::Ballots => ballots::ballots(),
        Name::Drafts => drafts::drafts(),
        Name::Rebuild => rebuild::rebuild(),
    }
}
