//! The tests written in Rust, run by nextest.

use super::count::Outcome;
use super::junit;
use super::postgres::Server;
use crate::cargo::cargo;
use crate::place;
use crate::setup::Tools;
use anyhow::{Context, Result};
use std::{fs, thread};

/// Runs them. What tests need beyond cargo they find in `PLENARY_TEST_*`.
pub fn run(tools: &Tools, postgres: &Server, filter: &[String]) -> Result<Outcome> {
    // As `.config/nextest.toml` says; nextest keeps it in the checkout, wherever cargo builds.
    let report = place::root().join("target/nextest/default/junit.xml");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut nextest = cargo();
    nextest.args(["nextest", "run", "--workspace", "--exclude", "browser"]);
    nextest.args(["--test-threads", &at_once().to_string()]).args(filter);
    nextest.env("PLENARY_TEST_POSTGRES", postgres.address());
    nextest.env("PLENARY_TEST_POSTGRES_CA", postgres.authority());
    // The server offers TLS, for the one test that asks for it; the others shall not wait for handshakes.
    nextest.env("PGSSLMODE", "disable");
    nextest.env("PLENARY_TEST_PYTHON", &tools.python);
    nextest.env("PLENARY_TEST_SITE", place::site());
    if let Some(data) = place::shared_data() {
        nextest.env("PLENARY_TEST_DATA", data);
    }
    // Whether all passed is in the report; without one, something else went wrong.
    let status = nextest.status().context("cannot start cargo nextest")?;
    let report =
        fs::read_to_string(report).with_context(|| format!("nextest ended with {status} and left no report"))?;
    junit::read(&report).context("nextest's report is not as expected")
}

/// So many tests run at once: they wait for databases and disks, so half as many more than there are processors keep these
/// busy.
fn at_once() -> usize {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    processors + processors / 2
}
