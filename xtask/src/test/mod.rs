//! All tests, and everything they need.

mod browser;
mod count;
mod junit;
pub mod postgres;
mod rust;

use crate::cargo::cargo;
use crate::setup::{self, Tools};
use crate::{place, run, say, site};
use anyhow::Result;
use clap::{Args, ValueEnum};
use count::{Count, Outcome};
use std::ops::Add;

/// Which tests. All, if nothing is said.
#[derive(Args)]
pub struct Options {
    /// Only one part
    #[arg(long)]
    only: Option<Part>,
    /// Passed on to the runner of the tests, as for `cargo nextest run` or `playwright test`
    #[arg(last = true)]
    filter: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Unit and integration tests, on both databases
    Rust,
    /// Journeys in Chromium, with scripts and without
    Browser,
}

/// Runs all parts, even after one failed, and closes with what came of them: whether all passed.
pub fn test(options: &Options) -> Result<bool> {
    let tools = setup::everything()?;
    site::build(&place::site())?;
    build()?;
    let wanted = |part| options.only.is_none_or(|only| only == part);
    let mut parts = Vec::new();
    if wanted(Part::Rust) {
        parts.push(("rust", rust(&tools, &options.filter)));
    }
    if wanted(Part::Browser) {
        parts.push(("browser", browser::run(&tools, &options.filter)));
    }
    Ok(close(parts))
}

/// Builds once what both parts run, so that a mistake in the code is told before any test.
fn build() -> Result<()> {
    say::step("server and tests", || {
        run::run(cargo().args(["build", "--workspace", "--exclude", "browser", "--bins", "--tests"]))
    })?;
    site::check_islands_of_server(&place::server(), &place::site())
}

fn rust(tools: &Tools, filter: &[String]) -> Result<Outcome> {
    let postgres = postgres::Server::start(&tools.postgres)?;
    rust::run(tools, &postgres, filter)
}

/// Says what was skipped and why, what came of each part, and of all together on the last line.
fn close(parts: Vec<(&str, Result<Outcome>)>) -> bool {
    let outcomes: Vec<(&str, Outcome)> =
        parts.into_iter().map(|(name, outcome)| (name, whole(name, outcome))).collect();
    print!("{}", outcomes.iter().map(|(_, outcome)| outcome.reasons()).collect::<String>());
    for (name, outcome) in &outcomes {
        println!("{name}: {}", outcome.count());
    }
    let all = outcomes.iter().map(|(_, outcome)| outcome.count()).fold(Count::default(), Count::add);
    println!("{all}");
    // A run without any test has proved nothing.
    all.failed == 0 && all.passed > 0
}

/// A part that could not be run counts as one failure.
fn whole(name: &str, outcome: Result<Outcome>) -> Outcome {
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {name}: {error:#}");
        Outcome { failed: 1, ..Outcome::default() }
    })
}

#[cfg(test)]
mod tests {
    use super::count::Skipped;
    use super::*;

    #[test]
    fn a_run_is_good_only_if_something_passed_and_nothing_failed() {
        let count = |passed, failed| Ok(Outcome { passed, failed, skipped: Vec::new() });
        assert!(close(vec![("rust", count(2, 0)), ("browser", count(1, 0))]));
        assert!(!close(vec![("rust", count(2, 0)), ("browser", count(1, 1))]));
        assert!(!close(vec![("rust", count(2, 0)), ("browser", Err(anyhow::anyhow!("it did not start")))]));
        assert!(!close(vec![("rust", count(0, 0))]));
    }

    #[test]
    fn a_run_of_which_everything_was_skipped_has_proved_nothing() {
        let skipped = || vec![Skipped { test: "one".into(), why: "there is no Python".into() }];
        assert!(!close(vec![("rust", Ok(Outcome { passed: 0, failed: 0, skipped: skipped() }))]));
        assert!(close(vec![("rust", Ok(Outcome { passed: 1, failed: 0, skipped: skipped() }))]));
    }
}
