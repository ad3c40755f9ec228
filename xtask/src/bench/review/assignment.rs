//! How good and how fast the assignment of reviewers is, beside the optimum that OR-tools finds.

use crate::cargo::cargo;
use crate::setup::python;
use crate::{place, run, say};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

/// Rounds of the measurement; the median counts.
const ROUNDS: usize = 5;
/// How long the best total may take, in seconds.
const SECONDS: f64 = 3.0;
/// How much of the optimum's total the fair aim keeps.
const SHARE: f64 = 0.95;
/// Reviews that are wanted in all.
const WANTED: u32 = 6_000;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Answer {
    best_total: Computed,
    fairest: Computed,
    greedy: Measures,
}

#[derive(Deserialize)]
struct Computed {
    seconds: f64,
    agrees: bool,
    #[serde(flatten)]
    measures: Measures,
}

#[derive(Clone, Copy, Deserialize)]
struct Measures {
    reviews: u32,
    total: i64,
    fewest_reviews: u32,
    weakest_review: i32,
    reviews_at_weakest: u32,
    worst_sum: i32,
}

#[derive(Deserialize)]
struct Optimum {
    missing: u32,
    total: i64,
    seconds: f64,
}

/// Prints the three ways to assign beside each other, and refuses if one misses what it must hold.
pub fn assignment() -> Result<()> {
    let python = python::environment("python-bench", "xtask/src/bench/requirements.txt")?;
    say::step("assignment, optimised", || {
        let example = ["--package", "domain", "--example", "assign_reviewers"];
        run::run(cargo().args(["build", "--quiet", "--release"]).args(example))
    })?;
    println!(
        "{}\n\n2,000 proposals, 150 reviewers, 3 reviews each; median of {ROUNDS} rounds",
        crate::bench::machine()
    );
    for loads in ["enough", "scarce"] {
        let file = place::target().join(format!("bench-review-{loads}.json"));
        let mut rounds = (0..ROUNDS).map(|_| ask(&file, loads)).collect::<Result<Vec<_>>>()?;
        let median = |of: fn(&Answer) -> f64| crate::bench::median(rounds.iter().map(of).collect());
        let seconds = [median(|round| round.best_total.seconds), median(|round| round.fairest.seconds)];
        let answer = rounds.pop().context("a round")?;
        let mut check = Command::new(&python);
        check.arg(place::root().join("domain/tests/check/assignment_optimum.py")).arg(&file);
        let optimum = serde_json::from_str(&run::answer(&mut check).context("OR-tools finds no optimum")?)?;
        println!("\nLoads: {loads}\n");
        print(&answer, &optimum, seconds);
        judge(&answer, &optimum, seconds[0])?;
    }
    Ok(())
}

fn ask(file: &Path, loads: &str) -> Result<Answer> {
    let program = place::target().join("release/examples/assign_reviewers");
    let told = run::answer(Command::new(program).arg(file).arg(loads)).context("assign_reviewers fails")?;
    serde_json::from_str(&told).context(told)
}

fn print(answer: &Answer, optimum: &Optimum, seconds: [f64; 2]) {
    let heads = ["", "seconds", "reviews", "total", "of best", "weakest choice", "times", "fewest", "worst sum"];
    row(&heads.map(str::to_owned));
    let line = |name: &str, seconds: Option<f64>, of: &Measures| {
        row(&[
            name.to_owned(),
            seconds.map_or(String::new(), |seconds| format!("{seconds:.3}")),
            of.reviews.to_string(),
            of.total.to_string(),
            format!("{:.2} %", 100.0 * share(of, optimum)),
            of.weakest_review.to_string(),
            of.reviews_at_weakest.to_string(),
            of.fewest_reviews.to_string(),
            of.worst_sum.to_string(),
        ]);
    };
    line("best total", Some(seconds[0]), &answer.best_total.measures);
    line("fairest", Some(seconds[1]), &answer.fairest.measures);
    line("greedy", None, &answer.greedy);
    println!("{:<11}{:>9.3}{:>9}{:>9}   (its flow alone)", "OR-tools", optimum.seconds, "", optimum.total);
}

fn row(cells: &[String; 9]) {
    let widths = [11, 9, 9, 9, 11, 16, 7, 8, 11];
    let padded = cells.iter().zip(widths).enumerate().map(|(at, (cell, width))| match at {
        0 => format!("{cell:<width$}"),
        _ => format!("{cell:>width$}"),
    });
    println!("{}", padded.collect::<String>());
}

fn judge(answer: &Answer, optimum: &Optimum, seconds: f64) -> Result<()> {
    let (best, fair, greedy) = (answer.best_total.measures, answer.fairest.measures, answer.greedy);
    ensure!(answer.best_total.agrees && answer.fairest.agrees, "a total is not the sum of its pairs");
    ensure!(best.reviews + optimum.missing == WANTED, "a review that could be is not served");
    ensure!(best.total == optimum.total, "best total has {}, the optimum is {}", best.total, optimum.total);
    ensure!(seconds <= SECONDS, "best total takes {seconds:.1} s");
    // The fewer reviews, the weaker the weakest, and the more of them, the worse a proposal is served.
    let worst = |of: Measures| (of.fewest_reviews, of.weakest_review, -i64::from(of.reviews_at_weakest));
    ensure!(worst(fair) >= worst(best).max(worst(greedy)), "the fair aim leaves a proposal worse off");
    ensure!(fair.worst_sum >= best.worst_sum.max(greedy.worst_sum), "the fair aim has a worse sum somewhere");
    ensure!(share(&fair, optimum) >= SHARE, "the fair aim keeps too little of the total");
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a share for people to read; totals are far below 2^53")]
fn share(measures: &Measures, optimum: &Optimum) -> f64 {
    measures.total as f64 / optimum.total as f64
}
