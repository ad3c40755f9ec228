//! Lighthouse's marks for performance, as a phone on a slow network gets the pages. The other three categories are among
//! the tests.

use super::{CONFERENCE, median, plenary::Plenary};
use crate::bench::verdict::Figure;
use crate::{place, setup};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::process::Command;

/// How often each page is marked.
const MARKS: usize = 5;
/// How often one mark is tried for: now and then Chromium gives no trace of a page that it did load.
const TRIES: usize = 3;
/// The least that will do, of 100.
const AIM: f64 = 98.0;
/// A home, an agenda and a session.
const PAGES: [&str; 3] = ["", "/schedule/2026-01-31", "/talks/L7ERNP"];
/// A page of its own process, and nothing that reaches out of this machine.
const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync";

/// Marks each page several times; the median counts.
pub fn measure(site: &Plenary) -> Result<Vec<Figure>> {
    println!("\nLighthouse, performance, median of {MARKS} (aim: at least {AIM:.0}):\n");
    PAGES.iter().map(|page| page_of(site, page)).collect()
}

fn page_of(site: &Plenary, page: &str) -> Result<Figure> {
    let path = format!("/c/{CONFERENCE}{page}");
    let marks = (0..MARKS).map(|_| mark_in_the_end(&site.url(&path))).collect::<Result<Vec<_>>>()?;
    let each = marks.iter().map(|mark| format!("{mark:.0}")).collect::<Vec<_>>().join(" ");
    let mark = median(marks);
    let figure = Figure::at_least(AIM, "of 100", format!("Lighthouse, {path}"), mark);
    println!("{path:<50} {mark:>4.0}  ({each}){}", figure.mark());
    Ok(figure)
}

/// The mark of the first run that brings one.
fn mark_in_the_end(url: &str) -> Result<f64> {
    for _ in 1..TRIES {
        match mark(url) {
            Ok(mark) => return Ok(mark),
            Err(error) => println!("{url}: once more, as there was no mark: {}", first_line(&error)),
        }
    }
    mark(url)
}

fn first_line(error: &anyhow::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

/// The mark of one run, of 100.
fn mark(url: &str) -> Result<f64> {
    let mut lighthouse = Command::new(place::npm_program("lighthouse"));
    lighthouse.args([url, "--quiet", "--output=json", "--only-categories=performance"]);
    lighthouse.arg(format!("--chrome-flags={FLAGS}")).env("CHROME_PATH", setup::chromium::program()?);
    let output = lighthouse.output().context("Lighthouse")?;
    ensure!(output.status.success(), "Lighthouse: {}", String::from_utf8_lossy(&output.stderr));
    of_report(&serde_json::from_slice(&output.stdout).context("Lighthouse's report is no JSON")?)
}

fn of_report(report: &Value) -> Result<f64> {
    let score = report["categories"]["performance"]["score"].as_f64();
    Ok(score.with_context(|| format!("Lighthouse gave no mark: {}", report["runtimeError"]["message"]))? * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_a_mark_says_why() {
        let marked = serde_json::json!({ "categories": { "performance": { "score": 0.97 } } });
        assert!((of_report(&marked).unwrap() - 97.0).abs() < 1e-9);
        let failed = serde_json::json!({ "categories": {}, "runtimeError": { "message": "no first paint" } });
        assert!(of_report(&failed).unwrap_err().to_string().contains("no first paint"));
    }
}
