//! Electorates and votes to test with.

use uuid::Uuid;

use crate::ballot::rule::{Cast, Electorate, Judgement, Outcome, Rule, Voter, judge};

/// A voter by number.
pub fn id(number: u64) -> Uuid {
    Uuid::from_u128(u128::from(number) + 1)
}

/// A voter of weight 1, in the room.
pub fn voter(number: u64) -> Voter {
    Voter { id: id(number), weight: 1, category: None, present: true }
}

/// So many voters.
pub fn electorate(size: u64) -> Electorate {
    Electorate::new((0..size).map(voter)).expect("everybody once")
}

/// A vote.
pub fn cast(voter: u64, position: &str) -> Cast {
    Cast { voter: id(voter), position: position.into(), discounted: false }
}

/// So many votes for each position, by the first voters.
pub fn casts(counts: &[(&str, u64)]) -> Vec<Cast> {
    let words = counts.iter().flat_map(|(word, count)| (0..*count).map(move |_| *word));
    (0..).zip(words).map(|(number, word)| cast(number, word)).collect()
}

/// What so many votes of an electorate come to.
pub fn judged(rule: &Rule, size: u64, counts: &[(&str, u64)]) -> Judgement {
    judge(rule, &electorate(size), &casts(counts))
}

/// Whether they pass.
pub fn passes(rule: &Rule, size: u64, counts: &[(&str, u64)]) -> bool {
    judged(rule, size, counts).outcome == Outcome::Passes
}
