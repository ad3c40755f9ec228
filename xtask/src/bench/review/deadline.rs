//! What a call for papers withstands: a thousand speakers in its last minute, and ten thousand proposals in a list.

use crate::bench::machine;
use crate::cargo::cargo;
use crate::setup::postgres;
use crate::test::postgres::Server;
use crate::{place, run, say};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::process::Command;

const SPEAKERS: u32 = 1_000;
const SECONDS: u32 = 60;
const PROPOSALS: u32 = 10_000;
/// Most milliseconds that 99 of 100 speakers wait in the last minute.
const SUBMIT: f64 = 500.0;
/// Most milliseconds for 99 of 100 first pages of the list.
const LIST: f64 = 30.0;

#[derive(Deserialize)]
struct Measured {
    database: String,
    accepted: u32,
    submit_p50: f64,
    submit_p99: f64,
    submit_max: f64,
    proposals: u32,
    list_p50: f64,
    list_p99: f64,
    list_queries: u32,
}

/// Prints both on each database, and refuses if somebody was refused or waited too long.
pub fn deadline() -> Result<()> {
    let server = Server::careful(&postgres::programs()?)?;
    say::step("a site for the deadline, optimised", || {
        let example = ["--package", "server", "--example", "cfp_deadline"];
        run::run(cargo().args(["build", "--quiet", "--release"]).args(example))
    })?;
    println!(
        "\n{}\n\n{SPEAKERS} speakers in the last {SECONDS} seconds of a call; {PROPOSALS} proposals in the list",
        machine()
    );
    let mut program = Command::new(place::target().join("release/examples/cfp_deadline"));
    program.args([SPEAKERS, SECONDS, PROPOSALS].map(|number| number.to_string()));
    let told = run::answer(program.env("PLENARY_TEST_POSTGRES", server.address())).context("cfp_deadline fails")?;
    let measured = told.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned()));
    let measured = measured.collect::<Result<Vec<Measured>>>()?;
    for line in &measured {
        println!(
            "{:<11} accepted {}, median {:.1} ms, p99 {:.1} ms (at most {SUBMIT}), longest {:.1} ms; list of {}: median \
             {:.1} ms, p99 {:.1} ms (at most {LIST}), {} queries",
            line.database,
            line.accepted,
            line.submit_p50,
            line.submit_p99,
            line.submit_max,
            line.proposals,
            line.list_p50,
            line.list_p99,
            line.list_queries
        );
    }
    ensure!(measured.len() == 2, "a database is missing");
    for line in measured {
        ensure!(line.accepted == SPEAKERS, "{}: {} of {SPEAKERS} got in", line.database, line.accepted);
        ensure!(line.submit_p99 <= SUBMIT, "{}: handing in takes {:.0} ms", line.database, line.submit_p99);
        ensure!(line.list_p99 <= LIST, "{}: the list takes {:.0} ms", line.database, line.list_p99);
    }
    Ok(())
}
