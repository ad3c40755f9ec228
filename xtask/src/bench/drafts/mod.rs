//! How fast two states of a long standard are compared, shown and typeset, and what a large group's lists cost.

mod group;
mod typing;

use std::{path::Path, process::Command, time::Instant};

use crate::{bench::machine, cargo::cargo, dist, place, run, say};
use anyhow::{Context, Result, ensure};

/// The most milliseconds that a step may take on two texts of 270 kB.
const BOUNDS: [(&str, f64); 8] = [
    ("diff", 150.0),
    ("render", 50.0),
    ("page", 300.0),
    ("compare-changes", 300.0),
    ("compare-inline", 300.0),
    ("compare-side", 300.0),
    ("pdf", 20_000.0),
    ("typing", 16.0),
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
    let missed = steps(&run::answer(&mut compared).context("the example of domain does not run")?)?
        + steps(&run::answer(&mut shown).context("the example of server does not run")?)?
        + steps(&typeset(&texts[1])?)?
        + steps(&typing::keystrokes(&texts[1])?)?;
    group::lists()?;
    ensure!(missed == 0, "{missed} figures are missed");
    Ok(())
}

/// Prints what was measured, a step a line, and tells how many took too long.
fn steps(told: &str) -> Result<u32> {
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

/// The whole text as PDF, by the programs that are delivered: how long they take, themselves included. The press holds
/// itself to its 600 MB: a document that it made was made within them.
fn typeset(text: &Path) -> Result<String> {
    let (server, press) = (dist::build_server()?, dist::build_press()?);
    ensure!(press.parent() == server.parent(), "the press does not lie beside the server");
    let mut print = Command::new(server);
    print.arg("print").arg("--to").arg(place::target().join("bench.pdf")).arg(text);
    let started = Instant::now();
    run::run(&mut print)?;
    Ok(format!("pdf {:.3}", started.elapsed().as_secs_f64() * 1_000.0))
}
