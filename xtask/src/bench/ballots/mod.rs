//! How fast elections are counted, and what a ballot withstands while everybody votes.

mod casting;

use crate::{cargo::cargo, place, run, setup::python};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The most milliseconds that a tally of 100,000 ballots × 10 candidates may take from the loaded profile.
const BOUNDS: [(&str, f64); 3] = [("schulze", 25.0), ("scottish-stv", 25.0), ("meek-prf", 500.0)];
/// How many times faster than the fastest of the others it is from file to result.
const FASTER: f64 = 10.0;

/// Milliseconds of the programs of others, by rule and program.
type Others = BTreeMap<String, BTreeMap<String, f64>>;

/// Measures both, and fails if a figure is missed.
pub fn ballots() -> Result<()> {
    counting()?;
    casting::casting()
}

/// Prints one line for each figure of counting.
fn counting() -> Result<()> {
    let python = python::environment("python-bench", "xtask/src/bench/requirements.txt")?;
    let folder = place::target().join("bench");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("ballots.csv");
    let ours = ours(&file)?;
    let took = |kind: &str, rule: &str| {
        let key = format!("{kind} {rule}");
        ours.get(&key).copied().with_context(|| format!("no figure for {key}"))
    };
    let mut missed = 0;
    for (rule, bound) in BOUNDS {
        let took = took("tally", rule)?;
        println!(
            "{} {rule:<13} from the profile {took:>8.1} ms  (at most {bound} ms)",
            mark(took <= bound, &mut missed)
        );
    }
    for (rule, others) in others(&python, &file)? {
        let took = took("file", &rule)?;
        let (name, fastest) =
            others.iter().min_by(|one, other| one.1.total_cmp(other.1)).context("nobody to compare")?;
        let times = fastest / took;
        println!(
            "{} {rule:<13} from the file    {took:>8.1} ms  {times:.0} × as fast as {name}",
            mark(times >= FASTER, &mut missed)
        );
        for (name, took) in &others {
            println!("  {rule:<13} {name:<13} {took:>11.1} ms");
        }
    }
    ensure!(missed == 0, "{missed} figures are missed");
    Ok(())
}

/// Our milliseconds, by `tally RULE` and `file RULE`. Writes the election into the file.
fn ours(file: &Path) -> Result<BTreeMap<String, f64>> {
    let mut program = cargo();
    program.args(["run", "--release", "--quiet", "--package", "exchange", "--example", "ballots", "--"]).arg(file);
    let told = run::answer(&mut program).context("the example `ballots` of exchange does not run")?;
    let figure = |line: &str| {
        let (key, took) = line.rsplit_once(' ')?;
        Some((key.to_owned(), took.parse().ok()?))
    };
    told.lines().map(|line| figure(line).with_context(|| format!("“{line}” is no figure"))).collect()
}

fn others(python: &Path, file: &Path) -> Result<Others> {
    let script = place::root().join("xtask/src/bench/ballots/others.py");
    let told = run::answer(Command::new(python).arg(script).arg(file)).context("the programs of others do not run")?;
    serde_json::from_str(&told).context("what the programs of others told")
}

fn mark(held: bool, missed: &mut u32) -> char {
    *missed += u32::from(!held);
    if held { '✓' } else { '✗' }
}
