//! The journeys in Chromium, run by Playwright.

use super::count::{Outcome, Skipped};
use crate::place;
use crate::setup::Tools;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::process::Command;

/// Runs them, each against a server of its own (`end2end/support/server.ts`).
pub fn run(tools: &Tools, filter: &[String]) -> Result<Outcome> {
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
    Ok(report.outcome(status.success()))
}

#[derive(Deserialize)]
struct Report {
    stats: Stats,
    #[serde(default)]
    suites: Vec<Suite>,
}

/// Playwright's words: a test that passed only when repeated is flaky, and no better than a failed one.
#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
}

/// A file, or a `describe` within one.
#[derive(Deserialize)]
struct Suite {
    title: String,
    #[serde(default)]
    suites: Vec<Suite>,
    #[serde(default)]
    specs: Vec<Spec>,
}

#[derive(Deserialize)]
struct Spec {
    title: String,
    tests: Vec<Test>,
}

/// A spec in one of the projects.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Test {
    project_name: String,
    status: String,
    annotations: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    r#type: String,
    description: Option<String>,
}

impl Report {
    fn outcome(&self, ended_well: bool) -> Outcome {
        let failed = self.stats.unexpected + self.stats.flaky;
        // A mistake outside any test (a file that does not parse, say) fails no test of its own.
        let outside = u64::from(!ended_well && failed == 0);
        let skipped = self.suites.iter().flat_map(Suite::skipped).collect();
        Outcome { passed: self.stats.expected, failed: failed + outside, skipped }
    }
}

impl Suite {
    fn skipped(&self) -> Vec<Skipped> {
        let tests = self.specs.iter().flat_map(|spec| spec.tests.iter().map(move |test| (spec, test)));
        let own = tests.filter(|(_, test)| test.status == "skipped").map(|(spec, test)| Skipped {
            test: format!("{} › {} [{}]", self.title, spec.title, test.project_name),
            why: test.why(),
        });
        own.chain(self.suites.iter().flat_map(Self::skipped)).collect()
    }
}

impl Test {
    /// What `test.skip` or `test.fixme` was told. A test that another one's failure kept from running was told nothing.
    fn why(&self) -> String {
        let told = self.annotations.iter().find(|one| ["skip", "fixme"].contains(&one.r#type.as_str()));
        match told.map(|told| told.description.as_deref()) {
            Some(Some(why)) => why.to_owned(),
            Some(None) => "no reason is given where it stands".into(),
            None => "it did not come to run".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(report: &str, ended_well: bool) -> Outcome {
        serde_json::from_str::<Report>(report).unwrap().outcome(ended_well)
    }

    #[test]
    fn a_flaky_test_has_failed() {
        let report = r#"{"stats":{"startTime":"x","expected":7,"skipped":0,"unexpected":2,"flaky":1},"errors":[]}"#;
        assert_eq!(outcome(report, false), Outcome { passed: 7, failed: 3, skipped: Vec::new() });
    }

    #[test]
    fn what_fails_outside_any_test_fails_the_run() {
        let report = r#"{"stats":{"expected":7,"skipped":0,"unexpected":0,"flaky":0},"errors":[{}]}"#;
        assert_eq!(outcome(report, false).failed, 1);
        assert_eq!(outcome(report, true).failed, 0);
    }

    #[test]
    fn what_was_skipped_is_named_with_its_reason() {
        let report = r#"{"stats":{"expected":1,"skipped":3,"unexpected":0,"flaky":0},"suites":[{
            "title":"cfp.spec.ts","file":"cfp.spec.ts","specs":[
                {"title":"it opens","tests":[
                    {"projectName":"scripts-on","status":"expected","annotations":[]},
                    {"projectName":"scripts-off","status":"skipped","annotations":[
                        {"type":"issue","description":"7"},{"type":"skip","description":"there is no camera"}]}]}],
            "suites":[{"title":"by night","specs":[
                {"title":"it closes","tests":[{"projectName":"scripts-on","status":"skipped","annotations":[{"type":"fixme"}]}]},
                {"title":"it ends","tests":[{"projectName":"scripts-on","status":"skipped","annotations":[]}]}]}]}]}"#;
        let skipped = |test: &str, why: &str| Skipped { test: test.into(), why: why.into() };
        let expected = vec![
            skipped("cfp.spec.ts › it opens [scripts-off]", "there is no camera"),
            skipped("by night › it closes [scripts-on]", "no reason is given where it stands"),
            skipped("by night › it ends [scripts-on]", "it did not come to run"),
        ];
        assert_eq!(outcome(report, true), Outcome { passed: 1, failed: 0, skipped: expected });
    }
}
