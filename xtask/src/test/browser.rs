//! The journeys in Chromium, run by Playwright.

use super::count::Count;
use crate::place;
use crate::setup::Tools;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::process::Command;

/// Runs them, each against a server of its own (`end2end/support/server.ts`).
pub fn run(tools: &Tools, filter: &[String]) -> Result<Count> {
    let report = place::target().join("browser-tests.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut playwright = Command::new(place::npm_program("playwright"));
    playwright.current_dir(place::root().join("end2end")).arg("test").args(filter);
    playwright.env("PLENARY_TEST_CHROMIUM", &tools.chromium);
    playwright.env("PLENARY_TEST_SERVER", place::server());
    playwright.env("PLENARY_TEST_SITE", place::site());
    playwright.env("PLENARY_TEST_REPORT", &report);
    let status = playwright.status().context("cannot start Playwright")?;
    let report = fs::read(report).with_context(|| format!("Playwright ended with {status} and left no report"))?;
    let report: Report = serde_json::from_slice(&report).context("Playwright's report is not as expected")?;
    // A mistake outside any test (a file that does not parse, say) fails no test of its own.
    let outside = u64::from(!status.success() && report.stats.unexpected + report.stats.flaky == 0);
    Ok(report.stats.count() + Count { failed: outside, ..Count::default() })
}

#[derive(Deserialize)]
struct Report {
    stats: Stats,
}

/// Playwright's words: a test that passed only when repeated is flaky, and no better than a failed one.
#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
    skipped: u64,
}

impl Stats {
    fn count(&self) -> Count {
        Count { passed: self.expected, failed: self.unexpected + self.flaky, skipped: self.skipped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flaky_test_has_failed() {
        let report = r#"{"stats":{"startTime":"x","expected":7,"skipped":1,"unexpected":2,"flaky":1},"errors":[]}"#;
        let report: Report = serde_json::from_str(report).unwrap();
        assert_eq!(report.stats.count(), Count { passed: 7, failed: 3, skipped: 1 });
    }
}
