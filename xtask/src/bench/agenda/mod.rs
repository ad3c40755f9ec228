//! How fast the public programme is, beside nginx sending the very same bytes as files.

mod client;
mod curve;
mod freshness;
mod lighthouse;
mod mail;
mod nginx;
mod own;
mod plenary;
mod wrk;

use super::{machine, median};
use crate::{dist, place};
use anyhow::{Context, Result, ensure};
use client::{Answer, get};
use nginx::{Nginx, Setup};
use plenary::{Data, Plenary};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

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

/// Prints everything.
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
    println!("\nStart to first 200, data in place: {:.0} ms (aim: at most 1000)", millis(site.started_in));
    against_nginx(&site, &work)?;
    own::measure(&site, &work)?;
    lighthouse::measure(&site)?;
    freshness::on_sqlite(&site, &own, &file(8))?;
    println!("\nMemory after all that: {} MB resident (aim: at most 120)", site.resident_megabytes()?);
    drop(site);
    freshness::on_postgres(&work, &file(7), &file(8))?;
    curve::measure(&work.join("curve"))
}

/// The answers of both, round by round in turn.
fn against_nginx(site: &Plenary, work: &Path) -> Result<()> {
    let answers = ASKED.iter().map(|(_, path, coding, _)| settled(site, path, coding)).collect::<Result<Vec<_>>>()?;
    let debian = Nginx::serve(&work.join("nginx-debian"), Setup::Debian, &answers)?;
    let tuned = Nginx::serve(&work.join("nginx-tuned"), Setup::Tuned, &answers)?;
    println!("\nAnonymous, 64 connections, median of {ROUNDS} alternating rounds, requests per second:\n");
    println!(
        "{:<15} {:<9} {:>9} {:>9} {:>9} {:>7} {:>6} {:>9} {:>7}",
        "", "", "bytes", "Plenary", "nginx", "ratio", "aim", "tuned", "ratio"
    );
    for (place, (what, path, coding, aim)) in ASKED.iter().enumerate() {
        let (mut ours, mut theirs, mut best) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(wrk::rate(&site.url(path), coding, 64, None)?.per_second);
            theirs.push(wrk::rate(&debian.url(place), coding, 64, None)?.per_second);
            best.push(wrk::rate(&tuned.url(place), coding, 64, None)?.per_second);
        }
        let ratio = |others: &[f64]| median(ours.iter().zip(others).map(|(own, other)| own / other).collect());
        let (ratio, tuned, bytes) = (ratio(&theirs), ratio(&best), answers[place].body.len());
        let (ours, theirs, best) = (median(ours), median(theirs), median(best));
        let verdict = if ratio >= *aim { "" } else { "  MISSED" };
        println!(
            "{what:<15} {coding:<9} {bytes:>9} {ours:>9.0} {theirs:>9.0} {ratio:>7.2} {aim:>6.1} {best:>9.0} {tuned:>7.2}{verdict}"
        );
    }
    Ok(())
}

/// The answer in the coding that is asked for. Brotli is made off the request's path, so it comes a little later.
fn settled(site: &Plenary, path: &str, coding: &str) -> Result<Answer> {
    let deadline = Instant::now() + Duration::from_mins(1);
    loop {
        let answer = get(site.address(), path, &[("accept-encoding", coding)])?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        if answer.header("content-encoding").unwrap_or("identity") == coding {
            return Ok(answer);
        }
        ensure!(Instant::now() < deadline, "{path} never comes as {coding}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn find(program: &str) -> Option<std::path::PathBuf> {
    // Debian keeps servers where only root's search path leads.
    let sbin = Path::new("/usr/sbin").join(program);
    place::program(program).or_else(|| sbin.is_file().then_some(sbin))
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
