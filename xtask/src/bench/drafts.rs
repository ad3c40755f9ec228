//! How fast two states of a long standard are compared.

use crate::{cargo::cargo, place, run};
use anyhow::{Context, Result, ensure};

/// The most milliseconds that a step may take on two texts of 270 kB.
const BOUNDS: [(&str, f64); 1] = [("diff", 150.0)];

/// Measures on the two states of the ASVS.
pub fn drafts() -> Result<()> {
    let folder = place::shared_data().context("the real texts are not here")?.join("standards");
    let mut program = cargo();
    program.args(["run", "--release", "--quiet", "--package", "domain", "--example", "drafts", "--"]);
    program.args(["asvs-5.0-2025-03-28.md", "asvs-5.0-final.md"].map(|name| folder.join(name)));
    let told = run::answer(&mut program).context("the example `drafts` of domain does not run")?;
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
    ensure!(missed == 0, "{missed} figures are missed");
    Ok(())
}
