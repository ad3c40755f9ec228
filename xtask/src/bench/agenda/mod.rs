//! How fast the public programme is, beside nginx sending the very same bytes as files.

mod client;
mod curve;
mod lighthouse;
mod mail;
mod nginx;
mod own;
mod plenary;
mod wrk;

use crate::{dist, place, run};
use anyhow::{Context, Result, ensure};
use client::{Answer, get};
use nginx::Nginx;
use plenary::Plenary;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// The conference that the measurements read.
const CONFERENCE: &str = "fosdem-2026";
/// Rounds of each measurement; the median counts.
const ROUNDS: usize = 5;

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
    plenary::import(&work, &file(7), CONFERENCE)?;
    let site = Plenary::start(&work)?;
    println!("\nStart to first 200, data in place: {:.0} ms (aim: at most 1000)", millis(site.started_in));
    against_nginx(&site, &work)?;
    own::measure(&site, &work)?;
    lighthouse::measure(&site)?;
    freshness(&site, &work, &file(8))?;
    println!("\nMemory after all that: {} MB resident (aim: at most 120)", site.resident_megabytes()?);
    drop(site);
    curve::measure(&work.join("curve"))
}

/// The answers of both, round by round in turn.
fn against_nginx(site: &Plenary, work: &Path) -> Result<()> {
    let answers = ASKED.iter().map(|(_, path, coding, _)| settled(site, path, coding)).collect::<Result<Vec<_>>>()?;
    let nginx = Nginx::serve(&work.join("nginx"), &answers)?;
    println!("\nAnonymous, 64 connections, median of {ROUNDS} alternating rounds, requests per second:\n");
    println!("{:<15} {:<9} {:>9} {:>9} {:>9} {:>7} {:>6}", "", "", "bytes", "Plenary", "nginx", "ratio", "aim");
    for (place, (what, path, coding, aim)) in ASKED.iter().enumerate() {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(wrk::rate(&site.url(path), coding, 64, None)?.per_second);
            theirs.push(wrk::rate(&nginx.url(place), coding, 64, None)?.per_second);
        }
        let (ours, theirs) = (median(ours), median(theirs));
        let (ratio, bytes) = (ours / theirs, answers[place].body.len());
        let verdict = if ratio >= *aim { "" } else { "  MISSED" };
        println!("{what:<15} {coding:<9} {bytes:>9} {ours:>9.0} {theirs:>9.0} {ratio:>7.2} {aim:>6.1}{verdict}");
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

/// How long after `plenary import` beside the running site its readers see the release.
fn freshness(site: &Plenary, work: &Path, file: &Path) -> Result<()> {
    let path = ASKED[0].1;
    let tag = |answer: &Answer| answer.header("etag").map(str::to_owned);
    let before = tag(&get(site.address(), path, &[])?);
    plenary::import(work, file, CONFERENCE)?;
    let imported = Instant::now();
    while tag(&get(site.address(), path, &[])?) == before {
        ensure!(imported.elapsed() < Duration::from_secs(30), "the release never shows");
        std::thread::sleep(Duration::from_millis(10));
    }
    println!(
        "\nAn import beside the running site shows {:.0} ms later (aim: at most 1000)",
        millis(imported.elapsed())
    );
    Ok(())
}

fn find(program: &str) -> Option<std::path::PathBuf> {
    // Debian keeps servers where only root's search path leads.
    let sbin = Path::new("/usr/sbin").join(program);
    place::program(program).or_else(|| sbin.is_file().then_some(sbin))
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
        run::answer(std::process::Command::new("uname").arg("-sr")).unwrap_or_default()
    )
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
