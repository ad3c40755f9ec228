//! Whether what was measured is what it has to be.

use super::median;
use anyhow::{Result, bail};
use std::fmt;

/// A figure, and what it has to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    what: String,
    value: f64,
    unit: &'static str,
    aim: Aim,
    /// Whether it misses its aim by less than its rounds can tell.
    even: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Aim {
    AtLeast(f64),
    AtMost(f64),
}

impl Figure {
    /// More is better.
    pub fn at_least(least: f64, unit: &'static str, what: impl Into<String>, value: f64) -> Self {
        Self { what: what.into(), value, unit, aim: Aim::AtLeast(least), even: false }
    }

    /// The median of `rounds` in which two were measured in turn; more is better.
    ///
    /// Two that are as good fall to either side of 1 from run to run. So it is missed only where the rounds tell that it
    /// is: where so many of them lie below the aim as chance brings about at most once in twenty (sign test; Dixon and
    /// Mood 1946). Where it is below and they do not, the two are even.
    pub fn of_rounds(least: f64, unit: &'static str, what: impl Into<String>, rounds: &[f64]) -> Self {
        let figure = Self::at_least(least, unit, what, median(rounds.to_vec()));
        let below = rounds.iter().filter(|ratio| **ratio < least).count();
        Self { even: !figure.is_met() && chance(below, rounds.len()) > 0.05, ..figure }
    }

    /// Less is better.
    pub fn at_most(most: f64, unit: &'static str, what: impl Into<String>, value: f64) -> Self {
        Self { what: what.into(), value, unit, aim: Aim::AtMost(most), even: false }
    }

    /// Whether it reaches its aim, as measured and not as rounded. What is no number does not.
    pub fn is_met(&self) -> bool {
        match self.aim {
            Aim::AtLeast(least) => self.value >= least,
            Aim::AtMost(most) => self.value <= most,
        }
    }

    /// What stands after it in a table.
    pub fn mark(&self) -> &'static str {
        match (self.is_met(), self.even) {
            (true, _) => "",
            (false, true) => "  even",
            (false, false) => "  MISSED",
        }
    }
}

/// How likely `below` or more of `rounds` are below where each is as likely below as not.
fn chance(below: usize, rounds: usize) -> f64 {
    let mut ways = vec![1.0_f64];
    for _ in 0..rounds {
        let right = ways.iter().copied().chain([0.0]);
        ways = std::iter::once(0.0)
            .chain(ways.iter().copied())
            .zip(right)
            .map(|(one, other)| (one + other) / 2.0)
            .collect();
    }
    ways[below..].iter().sum()
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, bound) = match self.aim {
            Aim::AtLeast(bound) => ("at least", bound),
            Aim::AtMost(bound) => ("at most", bound),
        };
        // Small figures are told in hundredths: 0.99 is not 1.
        let digits = if bound < 10.0 { 2 } else { 1 };
        write!(f, "{}: {:.digits$} {} ({word} {bound})", self.what, self.value, self.unit)
    }
}

/// All figures of a measurement.
#[derive(Debug, Default)]
pub struct Verdict {
    met: Vec<String>,
    even: Vec<String>,
    missed: Vec<String>,
}

impl Verdict {
    /// Takes the figures of one part. A part that could not be measured is missed, and the others go on.
    pub fn take(&mut self, part: &str, measured: Result<Vec<Figure>>) {
        match measured {
            Ok(figures) => {
                for figure in figures {
                    let list = match (figure.is_met(), figure.even) {
                        (true, _) => &mut self.met,
                        (false, true) => &mut self.even,
                        (false, false) => &mut self.missed,
                    };
                    list.push(figure.to_string());
                }
            }
            Err(error) => self.missed.push(format!("{part}: not measured: {error:#}")),
        }
    }

    /// Prints all of them, and fails with those that are missed.
    pub fn close(self) -> Result<()> {
        println!("\n{self}");
        match self.missed.len() {
            0 => Ok(()),
            1 => bail!("one aim is missed"),
            count => bail!("{count} aims are missed"),
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.met {
            writeln!(f, "met     {line}")?;
        }
        for line in &self.even {
            writeln!(f, "even    {line}: too close for these rounds to tell")?;
        }
        for line in &self.missed {
            writeln!(f, "MISSED  {line}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aim_is_met_by_what_is_measured_and_not_by_what_is_shown() {
        assert!(Figure::at_least(1.0, "×", "ratio", 1.0).is_met());
        assert!(!Figure::at_least(1.0, "×", "ratio", 0.9999).is_met());
        assert!(Figure::at_most(25.0, "ms", "p99", 25.0).is_met());
        assert!(!Figure::at_most(25.0, "ms", "p99", 25.01).is_met());
        assert!(!Figure::at_most(25.0, "ms", "p99", f64::NAN).is_met());
        assert!(!Figure::at_least(98.0, "", "mark", f64::NAN).is_met());
    }

    #[test]
    fn two_that_rounds_cannot_tell_apart_are_even() {
        let rounds = |below: usize| -> Vec<f64> { (0..15).map(|nth| if nth < below { 0.97 } else { 1.02 }).collect() };
        let mark = |below| Figure::of_rounds(1.0, "× nginx", "agenda", &rounds(below)).mark();
        assert_eq!((mark(7), mark(8), mark(11), mark(12), mark(15)), ("", "  even", "  even", "  MISSED", "  MISSED"));
        assert!((chance(11, 15) - 0.059_234_6).abs() < 1e-6 && (chance(0, 15) - 1.0).abs() < 1e-9);
        let mut verdict = Verdict::default();
        verdict.take("nginx", Ok(vec![Figure::of_rounds(1.0, "× nginx", "agenda", &rounds(9))]));
        assert_eq!(
            verdict.to_string(),
            "even    agenda: 0.97 × nginx (at least 1): too close for these rounds to tell\n"
        );
        assert!(verdict.close().is_ok());
    }

    #[test]
    fn whatever_is_missed_or_not_measured_is_listed_and_fails() {
        let mut verdict = Verdict::default();
        verdict.take("nginx", Ok(vec![Figure::at_least(1.0, "× nginx", "agenda", 1.087)]));
        assert!(Verdict::default().close().is_ok());
        verdict.take("memory", Ok(vec![Figure::at_most(120.0, "MB", "memory", 138.0)]));
        verdict.take("Lighthouse", Err(anyhow::anyhow!("no Chromium")));
        assert_eq!(
            verdict.to_string(),
            "met     agenda: 1.09 × nginx (at least 1)\nMISSED  memory: 138.0 MB (at most 120)\nMISSED  Lighthouse: not measured: \
             no Chromium\n"
        );
        assert_eq!(verdict.close().unwrap_err().to_string(), "2 aims are missed");
    }

    #[test]
    fn what_is_all_met_is_no_failure() {
        let mut verdict = Verdict::default();
        verdict.take("start", Ok(vec![Figure::at_most(1000.0, "ms", "start", 41.0)]));
        assert!(verdict.close().is_ok());
    }
}
