//! wrk, the load.

use crate::run;
use anyhow::{Context, Result, ensure};
use std::process::Command;

/// How long one round takes. Which thread a connection falls to decides about a factor of two on a few cores, and is
/// drawn anew in each round: many short ones tell more than few long ones.
const ROUND: &str = "1s";

/// What a round brought.
pub struct Round {
    pub per_second: f64,
    /// 99 of 100 answers were there after so many milliseconds.
    pub p99_millis: f64,
}

/// One round against `url`.
pub fn rate(url: &str, coding: &str, connections: usize, cookie: Option<&str>) -> Result<Round> {
    let mut wrk = Command::new("wrk");
    wrk.args(["--latency", "-t2", "-d", ROUND, "-c", &connections.to_string()]);
    wrk.args(["-H", &format!("Accept-Encoding: {coding}")]);
    if let Some(cookie) = cookie {
        wrk.args(["-H", &format!("Cookie: {cookie}")]);
    }
    let said = run::answer(wrk.arg(url)).context("wrk")?;
    ensure!(!said.contains("Non-2xx"), "{url}: {said}");
    let per_second = after(&said, "Requests/sec:").and_then(|word| word.parse().ok()).context("a rate")?;
    let p99_millis = percentile(&said, "99%").and_then(millis).context("a latency")?;
    Ok(Round { per_second, p99_millis })
}

fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.split_once(word)?.1.split_whitespace().next()
}

/// A line of the table of latencies. Other lines have shares too, of which some end like this one's.
fn percentile<'a>(text: &'a str, share: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.trim_start().strip_prefix(share)).map(str::trim)
}

/// `812.00us`, `4.18ms`, `1.02s`.
fn millis(text: &str) -> Option<f64> {
    let (number, factor) = match text.strip_suffix("us") {
        Some(number) => (number, 0.001),
        None => text.strip_suffix("ms").map_or_else(|| (text.trim_end_matches('s'), 1000.0), |number| (number, 1.0)),
    };
    Some(number.parse::<f64>().ok()? * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_not_taken_for_another_share() {
        let said = "    Latency    15.18ms   28.73ms 188.66ms   90.99%\n    Req/Sec     3.49k\n     99%  153.13ms\n";
        assert_eq!(percentile(said, "99%"), Some("153.13ms"));
    }

    #[test]
    fn latencies_are_read_in_every_unit() {
        assert_eq!([millis("500us"), millis("4.18ms"), millis("1.5s")], [Some(0.5), Some(4.18), Some(1500.0)]);
    }
}
