//! What a ballot withstands: everybody votes within a minute, while others read pages.

use crate::bench::machine;
use crate::cargo::cargo;
use crate::setup::postgres;
use crate::test::postgres::Server;
use crate::{place, run, say};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::process::Command;

const VOTERS: u32 = 1_500;
const SECONDS: u32 = 60;
/// Most milliseconds that 99 of 100 voters wait.
const CAST: f64 = 200.0;
/// Most milliseconds for 99 of 100 pages meanwhile.
const PAGE: f64 = 50.0;

#[derive(Deserialize)]
struct Measured {
    database: String,
    accepted: u32,
    counted: u32,
    cast_p50: f64,
    cast_p99: f64,
    cast_max: f64,
    home_p50: f64,
    home_p99: f64,
    ballot_p50: f64,
    ballot_p99: f64,
    voter_p50: f64,
    voter_p99: f64,
}

/// Prints it for each database, and refuses if a vote was refused or lost, or somebody waited too long.
pub fn casting() -> Result<()> {
    let server = Server::careful(&postgres::programs()?)?;
    say::step("a site for the voters, optimised", || {
        let example = ["--package", "server", "--example", "ballot_casting"];
        run::run(cargo().args(["build", "--quiet", "--release"]).args(example))
    })?;
    println!("\n{}\n\n{VOTERS} voters within {SECONDS} seconds", machine());
    let mut program = Command::new(place::target().join("release/examples/ballot_casting"));
    program.args([VOTERS, SECONDS].map(|number| number.to_string()));
    let told = run::answer(program.env("PLENARY_TEST_POSTGRES", server.address())).context("ballot_casting fails")?;
    let measured = told.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned()));
    let measured = measured.collect::<Result<Vec<Measured>>>()?;
    for line in &measured {
        println!(
            "{:<11} accepted {}, counted {}, median {:.1} ms, p99 {:.1} ms (at most {CAST}), longest {:.1} ms; the group's \
             page: median {:.1} ms, p99 {:.1} ms, the ballot's: median {:.1} ms, p99 {:.1} ms, a voter's own view of it: median \
             {:.1} ms, p99 {:.1} ms (at most {PAGE})",
            line.database,
            line.accepted,
            line.counted,
            line.cast_p50,
            line.cast_p99,
            line.cast_max,
            line.home_p50,
            line.home_p99,
            line.ballot_p50,
            line.ballot_p99,
            line.voter_p50,
            line.voter_p99
        );
    }
    ensure!(measured.len() == 2, "a database is missing");
    for line in measured {
        let database = line.database;
        ensure!(line.accepted == VOTERS, "{database}: {} of {VOTERS} were accepted", line.accepted);
        ensure!(line.counted == VOTERS, "{database}: {} of {VOTERS} were counted", line.counted);
        ensure!(line.cast_p99 <= CAST, "{database}: voting takes {:.0} ms", line.cast_p99);
        let page = line.home_p99.max(line.ballot_p99).max(line.voter_p99);
        ensure!(page <= PAGE, "{database}: pages take {page:.0} ms");
    }
    Ok(())
}
