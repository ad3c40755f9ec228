//! The lists of a large group.

use std::process::Command;

use crate::{place, run, setup::postgres, test::postgres::Server};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// Members, drafts and comments of the group.
const SIZE: [u32; 3] = [10_000, 2_000, 200_000];
/// Most milliseconds for 99 of 100 lists of who must act.
const DASHBOARD: f64 = 40.0;
/// The lists that the bound is for.
const DASHBOARDS: [&str; 3] = ["mine", "the group's", "the area's"];

#[derive(Deserialize)]
struct Measured {
    database: String,
    page: String,
    queries: u32,
    bytes: u32,
    p50: f64,
    p99: f64,
}

/// Prints each page on each database, and refuses if a list of who must act takes too long.
pub fn lists() -> Result<()> {
    let server = Server::careful(&postgres::programs()?)?;
    println!("\na group of {} members with {} drafts and {} comments", SIZE[0], SIZE[1], SIZE[2]);
    let mut program = Command::new(place::target().join("release/examples/large_group"));
    program.args(SIZE.map(|number| number.to_string()));
    let told = run::answer(program.env("PLENARY_TEST_POSTGRES", server.address())).context("large_group fails")?;
    let measured = told.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned()));
    let measured = measured.collect::<Result<Vec<Measured>>>()?;
    let mut missed = 0;
    for line in &measured {
        let is_bound = DASHBOARDS.contains(&line.page.as_str());
        let is_missed = is_bound && line.p99 > DASHBOARD;
        missed += u32::from(is_missed);
        let queries = if line.queries > 0 { format!(", {} queries", line.queries) } else { String::new() };
        let bound = if is_bound { format!(" (at most {DASHBOARD})") } else { String::new() };
        println!(
            "{} {:<11} {:<12} median {:>6.1} ms, p99 {:>6.1} ms{bound}, {:>4} kB{queries}",
            if is_missed { '✗' } else { ' ' },
            line.database,
            line.page,
            line.p50,
            line.p99,
            line.bytes / 1_000,
        );
    }
    ensure!(!measured.is_empty(), "nothing was measured");
    ensure!(missed == 0, "{missed} lists take too long");
    Ok(())
}
