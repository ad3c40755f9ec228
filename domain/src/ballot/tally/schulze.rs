//! Schulze's method.

use super::{
    Method,
    pairwise::{Pairwise, Strength},
    report::{Comparison, Count},
    succession,
};
use crate::ballot::{Candidate, Contest, Lots, Profile};

/// Counts by Schulze's method: who has the strongest path of defeats to everybody, at least as strong as the path back.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    succession::fill(Method::Schulze, profile, contest, lots, compare)
}

/// Who could win among some, before any draw.
pub fn potential_winners(pairwise: &Pairwise, among: &[Candidate]) -> Vec<Candidate> {
    let paths = strongest_paths(pairwise, among);
    best(&paths, among)
}

fn compare(pairwise: &Pairwise, _: &Contest, among: Vec<Candidate>) -> Comparison {
    let paths = strongest_paths(pairwise, &among);
    let best = best(&paths, &among);
    let shown = |link: &Option<Strength>| link.map(|link| (link.winning, link.losing));
    Comparison {
        chosen: best[0],
        best,
        among,
        without_quorum: Vec::new(),
        without_majority: Vec::new(),
        dropping: Vec::new(),
        paths: paths.iter().map(|row| row.iter().map(shown).collect()).collect(),
        draw: None,
    }
}

fn best(paths: &[Vec<Option<Strength>>], among: &[Candidate]) -> Vec<Candidate> {
    let places = 0..among.len();
    let wins = |one: usize| places.clone().all(|other| paths[one][other] >= paths[other][one]);
    places.clone().filter(|one| wins(*one)).map(|one| among[one]).collect()
}

/// The strength of the strongest path between each two: a path is as strong as its weakest defeat (Floyd and Warshall).
fn strongest_paths(pairwise: &Pairwise, among: &[Candidate]) -> Vec<Vec<Option<Strength>>> {
    let mut paths: Vec<Vec<_>> =
        among.iter().map(|one| among.iter().map(|other| pairwise.strength(*one, *other)).collect()).collect();
    for through in 0..among.len() {
        let onward = paths[through].clone();
        for row in &mut paths {
            let first = row[through];
            if first.is_some() {
                for (path, rest) in row.iter_mut().zip(&onward) {
                    *path = (*path).max(first.min(*rest));
                }
            }
        }
    }
    // A cycle leads back to oneself; nobody is compared with themselves.
    for (place, row) in paths.iter_mut().enumerate() {
        row[place] = None;
    }
    paths
}
