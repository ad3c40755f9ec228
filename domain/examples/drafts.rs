//! Compares two long texts by word: how long each step takes, in milliseconds.
//!
//! `cargo xtask bench drafts` runs this.

use std::time::{Duration, Instant};

use domain::draft::{Diff, MAX_BYTES, Outline, identity::identify};

/// Each step is taken so often; its median counts.
const TIMES: usize = 9;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths = std::env::args().skip(1);
    let (Some(old), Some(new)) = (paths.next(), paths.next()) else { return Err("Usage: drafts OLD.md NEW.md".into()) };
    let (old, new) = (std::fs::read_to_string(old)?, std::fs::read_to_string(new)?);
    let changed = Diff::of(&old, &new).changed();
    eprintln!("{} and {} bytes, {} words removed, {} added", old.len(), new.len(), changed.removed, changed.added);
    println!("diff {:.3}", median(|| Diff::of(&old, &new)));
    println!("side-by-side {:.3}", median(|| Diff::of(&old, &new).side_by_side()));
    println!("outline {:.3}", median(|| Outline::read(&new)));
    let (before, now) = (Outline::read(&old)?, Outline::read(&new)?);
    println!("identity {:.3}", median(|| identify(&before, &now)));
    let nested = "- x\n".repeat(MAX_BYTES / 4);
    println!("hostile-outline {:.3}", median(|| Outline::read(&nested)));
    Ok(())
}

fn median<T>(work: impl Fn() -> T) -> f64 {
    let mut all = [Duration::ZERO; TIMES];
    for took in &mut all {
        let started = Instant::now();
        std::hint::black_box(work());
        *took = started.elapsed();
    }
    all.sort_unstable();
    all[TIMES / 2].as_secs_f64() * 1_000.0
}
