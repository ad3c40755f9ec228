//! How fast two states of a long standard are compared and shown, and what a large group's lists cost.

mod group;

use std::process::Command;

use crate::{bench::machine, cargo::cargo, place, run, say};
use anyhow::{Context, Result, ensure};

/// The most milliseconds that a step may take on two texts of 270 kB.
const BOUNDS: [(&str, f64); 6] = [
    ("diff", 150.0),
    ("render", 50.0),
    ("page", 300.0),
    ("compare-changes", 300.0),
    ("compare-inline", 300.0),
    ("compare-side", 300.0),
];

/// Measures on the two states of the ASVS, and on a large group.
pub fn drafts() -> Result<()> {
    let folder = place::shared_data().context("the real texts are not here")?.join("standards");
    let texts = ["asvs-5.0-2025-03-28.md", "asvs-5.0-final.md"].map(|name| folder.join(name));
    say::step("pages of drafts, optimised", || {
        let examples = ["--package", "server", "--example", "draft_pages", "--example", "large_group"];
        run::run(cargo().args(["build", "--quiet", "--release"]).args(examples))
    })?;
    println!("\n{}\n", machine());
    let mut compared = cargo();
    compared.args(["run", "--release", "--quiet", "--package", "domain", "--example", "drafts", "--"]).args(&texts);
    let mut shown = Command::new(place::target().join("release/examples/draft_pages"));
    shown.args(&texts);
    let missed = steps(&mut compared)? + steps(&mut shown)?;
    group::lists()?;
    ensure!(missed == 0, "{missed} figures are missed");
    Ok(())
}

/// Prints what an example measured, a step a line, and tells how many took too long.
fn steps(program: &mut Command) -> Result<u32> {
    let told = run::answer(program).context("an example that measures does not run")?;
    let mut missed = 0;
    for line in told.lines() {
        let (step, took) = line.rsplit_once(' ').with_context(|| format!("“{line}” is no figure"))?;
        let took: f64 = took.parse().with_context(|| format!("“{line}” is no figure"))?;
        match BOUNDS.iter().find(|(name, _)| *name == step) {
            Some((_, bound)) => {
                let held = took <= *bound;
                missed += u32::from(!held);
                println!("{} {step:<16} {took:>8.1} ms  (at most {bound} ms)", if held { '✓' } else { '✗' });
            }
            None => println!("  {step:<16} {took:>8.1} ms"),
        }
    }
    Ok(missed)
}
