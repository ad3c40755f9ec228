//! What the tests share: the real data, the tools of others, and a way to take a sheet in.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use chrono::{NaiveDate, TimeZone, Utc};
use domain::{
    Instant,
    programme::{Facts, Programme, absorb::absorb, sheet::Sheet},
};
use exchange::{Options, Origin};
use uuid::Uuid;

/// A file of the real data, or a line that says it was skipped.
pub fn data(path: &str) -> Option<PathBuf> {
    let root = variable("PLENARY_TEST_DATA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"), PathBuf::from);
    let Some(root) = found(root) else {
        eprintln!("SKIPPED: PLENARY_TEST_DATA names no folder with the real data");
        return None;
    };
    let file = found(root.join(path));
    if file.is_none() {
        eprintln!("SKIPPED: the real data lack {path}");
    }
    file
}

/// The Python with the packages of end2end/requirements.txt, or a line that says it was skipped.
pub fn python() -> Option<PathBuf> {
    let python = variable("PLENARY_TEST_PYTHON").and_then(|python| found(python.into()));
    if python.is_none() {
        eprintln!("SKIPPED: PLENARY_TEST_PYTHON names no Python with the packages of end2end/requirements.txt");
    }
    python
}

/// Runs one of our Python checks; its output, or a panic with its complaints.
pub fn check(python: &Path, script: &str, arguments: &[&Path]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check").join(script);
    let output = Command::new(python).arg(&script).args(arguments).output().expect("Python starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", script.display());
    String::from_utf8(output.stdout).expect("text")
}

/// What one of our Python checks understands of a text, in JSON; or a line that says it was skipped.
pub fn understood(script: &str, name: &str, text: &str) -> Option<serde_json::Value> {
    let output = check(&python()?, script, &[&written(name, text)]);
    Some(serde_json::from_str(&output).expect("JSON"))
}

/// Checks a document against an XML schema with xmllint, or says that it was skipped.
pub fn assert_valid_xml(schema: &Path, document: &str, name: &str) {
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("SKIPPED: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    let file = written(&format!("{name}.xml"), document);
    let output = Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema).arg(&file).output();
    let output = output.expect("xmllint runs");
    let complaints = String::from_utf8_lossy(&output.stderr);
    let complaints: Vec<_> = complaints.lines().take(10).collect();
    assert!(output.status.success(), "{name}: {}", complaints.join("\n"));
}

/// A file of this test run.
pub fn written(name: &str, content: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("{}-{name}", std::process::id()));
    std::fs::write(&file, content).expect("a file in the target directory");
    file
}

/// Reads a file; times without a zone are Brussels'.
pub fn read(bytes: &[u8]) -> Sheet {
    let options = Options { zone: Some("Europe/Brussels".into()), ..Options::default() };
    exchange::read(bytes, &options).expect("a file that can be read")
}

/// Takes a sheet in at the release `number`. The conference's record says what the programme before said of it.
pub fn take_in(previous: Option<&Programme>, sheet: &Sheet, number: u32) -> Programme {
    let record = previous.map_or_else(facts, |previous| previous.conference.clone());
    let mut next = u128::from(number) << 64;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    absorb(previous, sheet, &record, release(number), &mut ids).programme
}

/// The time of a release.
pub fn release(number: u32) -> Instant {
    Utc.timestamp_opt(1_760_000_000 + i64::from(number) * 3600, 0).single().expect("a time")
}

/// The record of a conference in Brussels.
pub fn facts() -> Facts {
    let day = |day| NaiveDate::from_ymd_opt(2026, 2, day).expect("a date");
    Facts {
        acronym: "demo_2026".into(),
        title: "Demo 2026".into(),
        subtitle: String::new(),
        venue: "Campus".into(),
        city: "Brussels".into(),
        start: day(1),
        end: day(2),
        zone: "Europe/Brussels".into(),
        timeslot_minutes: 5,
        day_change_minutes: 180,
    }
}

/// Where the exports of the tests come from.
pub fn origin() -> Origin {
    Origin { base_url: "https://plenary.example/c/demo".into(), host: "plenary.example".into(), version: "v1".into() }
}

#[expect(clippy::disallowed_methods, reason = "tests learn from the environment where their tools are")]
fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn found(path: PathBuf) -> Option<PathBuf> {
    path.exists().then_some(path)
}
