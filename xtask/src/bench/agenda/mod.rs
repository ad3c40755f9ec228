//! How fast the public programme is, beside nginx sending the very same bytes as files.

mod beside_nginx;
mod client;
mod curve;
mod freshness;
mod lighthouse;
mod mail;
mod nginx;
mod own;
mod plenary;
mod wrk;

use super::verdict::{Figure, Verdict};
use super::{machine, median};
use crate::{dist, place};
use anyhow::{Context, Result, ensure};
use plenary::{Data, Plenary};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// The conference that the measurements read.
const CONFERENCE: &str = "fosdem-2026";
/// Rounds of each measurement; the median counts, of ratios that of the ratios within a round.
const ROUNDS: usize = 15;

/// What is asked for, how it is written, and how fast it has to be, as a ratio to nginx.
const ASKED: [(&str, &str, &str, f64); 6] = [
    ("agenda page", "/c/fosdem-2026/schedule/2026-01-31", "br", 1.0),
    ("agenda page", "/c/fosdem-2026/schedule/2026-01-31", "gzip", 1.0),
    ("agenda page", "/c/fosdem-2026/schedule/2026-01-31", "identity", 1.0),
    ("schedule.json", "/c/fosdem-2026/schedule.json", "br", 1.0),
    ("schedule.ics", "/c/fosdem-2026/schedule.ics", "br", 1.0),
    ("session page", "/c/fosdem-2026/talks/L7ERNP", "br", 0.8),
];

/// Most milliseconds from the start of the process to its first page.
const START: f64 = 1000.0;
/// Most memory that the process holds in the end, in megabytes.
const MEMORY: f64 = 120.0;

/// Prints everything, and fails if an aim is missed.
pub fn agenda() -> Result<()> {
    dist::build()?;
    for program in ["nginx", "wrk"] {
        ensure!(find(program).is_some(), "{program} is missing: apt-get install nginx-light wrk");
    }
    let data = place::shared_data().context("shared/data with FOSDEM's files lies beside the checkout")?;
    let work = place::target().join("bench");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    println!("{}", machine());

    let file = |revision: usize| data.join(format!("schedules/fosdem-2026-rev{revision:02}.xml"));
    let own = Data::in_folder(work.clone());
    plenary::import(&own, &file(7), CONFERENCE)?;
    let site = Plenary::start(&own)?;
    let mut verdict = Verdict::default();
    verdict.take("start", Ok(vec![started(&site)]));
    verdict.take("beside nginx", beside_nginx::measure(&site, &work));
    let cookie = mail::sign_up(&site, &work)?;
    verdict.take("signed in", own::measure(&site, &cookie));
    verdict.take("Lighthouse", lighthouse::measure(&site));
    println!("\nMemory before further releases: {:.1} MB resident", site.resident_megabytes()?);
    plenary::grant(&own, mail::ADDRESS)?;
    verdict.take("a release of its own process", freshness::in_its_own_process(&site, &cookie, &file(8)));
    verdict.take("a release beside it on SQLite", freshness::on_sqlite(&site, &own, &file(7)));
    verdict.take("memory", memory(&site));
    drop(site);
    verdict.take("a release beside it on PostgreSQL", freshness::on_postgres(&work, &file(7), &file(8)));
    verdict.take("curve", curve::measure(&work.join("curve")));
    verdict.close()
}

fn started(site: &Plenary) -> Figure {
    let figure =
        Figure::at_most(START, "ms", "start of the process to the first page, data in place", millis(site.started_in));
    println!("\n{figure}{}", figure.mark());
    figure
}

fn memory(site: &Plenary) -> Result<Vec<Figure>> {
    let figure = Figure::at_most(MEMORY, "MB resident", "memory after all that", site.resident_megabytes()?);
    println!("\n{figure}{}", figure.mark());
    Ok(vec![figure])
}

fn find(program: &str) -> Option<std::path::PathBuf> {
    // Debian keeps servers where only root's search path leads.
    let sbin = Path::new("/usr/sbin").join(program);
    place::program(program).or_else(|| sbin.is_file().then_some(sbin))
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
