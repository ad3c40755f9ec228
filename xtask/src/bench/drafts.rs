//! How fast two states of a long standard are compared, and one of them typeset.

use crate::{cargo::cargo, dist, place, run};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// The most milliseconds that a step may take on two texts of 270 kB.
const BOUNDS: [(&str, f64); 2] = [("diff", 150.0), ("pdf", 20_000.0)];

/// Measures on the two states of the ASVS.
pub fn drafts() -> Result<()> {
    let folder = place::shared_data().context("the real texts are not here")?.join("standards");
    let mut program = cargo();
    program.args(["run", "--release", "--quiet", "--package", "domain", "--example", "drafts", "--"]);
    program.args(["asvs-5.0-2025-03-28.md", "asvs-5.0-final.md"].map(|name| folder.join(name)));
    let told = run::answer(&mut program).context("the example `drafts` of domain does not run")?;
    let mut missed = 0;
    // The press holds itself to its 600 MB: a document that it made was made within them.
    let pdf = typeset(&folder.join("asvs-5.0-final.md"))?;
    for line in told.lines().chain([pdf.as_str()]) {
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
    ensure!(missed == 0, "{missed} figures are missed");
    Ok(())
}

/// The whole text as PDF, by the programs that are delivered: how long they take, themselves included.
fn typeset(text: &Path) -> Result<String> {
    let (server, press) = (dist::build_server()?, dist::build_press()?);
    ensure!(press.parent() == server.parent(), "the press does not lie beside the server");
    let mut print = Command::new(server);
    print.arg("print").arg("--to").arg(place::target().join("bench.pdf")).arg(text);
    let started = Instant::now();
    run::run(&mut print)?;
    Ok(format!("pdf {:.3}", started.elapsed().as_secs_f64() * 1_000.0))
}
