//! Writes an election of 100,000 ballots into a file, reads it and counts it: how long each step takes, in milliseconds.
//!
//! `cargo xtask bench ballots` runs this beside the programs of others.

use std::{
    fmt::Write as _,
    path::PathBuf,
    time::{Duration, Instant},
};

use domain::ballot::{Contest, Lots, Method, Profile, count};
use exchange::election::read;

const BALLOTS: usize = 100_000;
const CANDIDATES: usize = 10;
const SEATS: usize = 3;
/// Each step is taken so often; its median counts.
const TIMES: usize = 9;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args().nth(1).ok_or("Usage: ballots FILE.csv")?);
    std::fs::write(&path, written())?;
    let file = read(&std::fs::read(&path)?)?;
    eprintln!("{} ballots, {} different ones, {CANDIDATES} candidates", file.profile.total(), file.profile.groups());
    for method in [Method::Schulze, Method::Scottish, Method::Meek] {
        let took = median(|| tally(method, &file.profile))?;
        println!("tally {method} {:.3}", milliseconds(took));
    }
    for method in [Method::Schulze, Method::Scottish] {
        let took = median(|| tally(method, &read(&std::fs::read(&path)?)?.profile))?;
        println!("file {method} {:.3}", milliseconds(took));
    }
    Ok(())
}

fn tally(method: Method, profile: &Profile) -> Result<(), Box<dyn std::error::Error>> {
    let counted = count(method, profile, &Contest::of(SEATS), &Lots::by_file_order(CANDIDATES))?;
    std::hint::black_box(counted);
    Ok(())
}

fn median(work: impl Fn() -> Result<(), Box<dyn std::error::Error>>) -> Result<Duration, Box<dyn std::error::Error>> {
    let mut all = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let started = Instant::now();
        work()?;
        all.push(started.elapsed());
    }
    all.sort_unstable();
    Ok(all[TIMES / 2])
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// Whole rankings, hardly two alike. In one choice of four the lower number is more liked: few enough that most of the
/// candidates have to be excluded before the seats are filled.
fn written() -> String {
    let mut chance = Chance(11);
    let mut text = format!("{CANDIDATES},{SEATS},\n");
    for _ in 0..BALLOTS {
        let mut left: Vec<usize> = (0..CANDIDATES).collect();
        text += "1";
        while !left.is_empty() {
            let any = chance.below(left.len());
            let place = if chance.below(4) == 0 { any.min(chance.below(left.len())) } else { any };
            let _ = write!(text, ",{}", left.remove(place) + 1);
        }
        text += ",\n";
    }
    for number in 1..=CANDIDATES {
        let _ = writeln!(text, "\"Candidate {number}\",\"Person {number}\",\"Party {number}\",");
    }
    text + "\"A ward\",\n"
}

/// Numbers that look random and are always the same (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % bound.max(1) as u64).unwrap_or_default()
    }
}
