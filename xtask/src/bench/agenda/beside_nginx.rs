//! How many requests of nobody in particular are answered, beside nginx.

use super::client::{Answer, get};
use super::nginx::{Nginx, Setup};
use super::plenary::Plenary;
use super::{ASKED, ROUNDS, median, wrk};
use crate::bench::verdict::Figure;
use anyhow::{Result, ensure};
use std::path::Path;
use std::time::{Duration, Instant};

/// The answers of both, round by round in turn. What counts is the ratio to nginx as Debian sets it up.
pub fn measure(site: &Plenary, work: &Path) -> Result<Vec<Figure>> {
    let answers = ASKED.iter().map(|(_, path, coding, _)| settled(site, path, coding)).collect::<Result<Vec<_>>>()?;
    let debian = Nginx::serve(&work.join("nginx-debian"), Setup::Debian, &answers)?;
    let tuned = Nginx::serve(&work.join("nginx-tuned"), Setup::Tuned, &answers)?;
    println!("\nAnonymous, 64 connections, median of {ROUNDS} alternating rounds, requests per second:\n");
    println!(
        "{:<15} {:<9} {:>9} {:>9} {:>9} {:>7} {:>6} {:>9} {:>7}",
        "", "", "bytes", "Plenary", "nginx", "ratio", "aim", "tuned", "ratio"
    );
    let mut figures = Vec::new();
    for (place, (what, path, coding, aim)) in ASKED.iter().enumerate() {
        let (mut ours, mut theirs, mut best) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(wrk::rate(&site.url(path), coding, 64, None)?.per_second);
            theirs.push(wrk::rate(&debian.url(place), coding, 64, None)?.per_second);
            best.push(wrk::rate(&tuned.url(place), coding, 64, None)?.per_second);
        }
        let (ratios, tuned, bytes) = (ratios(&ours, &theirs), ratios(&ours, &best), answers[place].body.len());
        let figure = Figure::of_rounds(*aim, "× nginx", format!("{what}, {coding}"), &ratios);
        let (ratio, tuned) = (median(ratios), median(tuned));
        let (ours, theirs, best) = (median(ours), median(theirs), median(best));
        println!(
            "{what:<15} {coding:<9} {bytes:>9} {ours:>9.0} {theirs:>9.0} {ratio:>7.2} {aim:>6.1} {best:>9.0} {tuned:>7.2}{}",
            figure.mark()
        );
        figures.push(figure);
    }
    Ok(figures)
}

/// The ratio within each round: what slows the machine down slows both.
fn ratios(ours: &[f64], theirs: &[f64]) -> Vec<f64> {
    ours.iter().zip(theirs).map(|(own, other)| own / other).collect()
}

/// The answer in the coding that is asked for. Brotli is made off the request's path, so it comes a little later.
pub fn settled(site: &Plenary, path: &str, coding: &str) -> Result<Answer> {
    let deadline = Instant::now() + Duration::from_mins(1);
    loop {
        let answer = get(site.address(), path, &[("accept-encoding", coding)])?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        if answer.header("content-encoding").unwrap_or("identity") == coding {
            return Ok(answer);
        }
        ensure!(Instant::now() < deadline, "{path} never comes as {coding}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_minute_of_the_machine_changes_no_ratio() {
        let (ours, theirs) = ([200.0, 110.0, 220.0], [100.0, 50.0, 100.0]);
        assert!((median(ratios(&ours, &theirs)) - 2.2).abs() < 1e-9);
    }
}
