//! Measurements. Each prints the machine's answer beside what it is measured against; none is part of the tests.

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
    /// How long a developer waits after a change, against a build that has nothing to do
    Rebuild,
}

/// Measures.
pub fn bench(options: &Options) -> Result<()> {
    match options.name {
        Name::Rebuild => rebuild::rebuild(),
    }
}
