//! Condorcet by the Debian constitution, version 1.9, §A.5.

use super::{
    Method,
    pairwise::Pairwise,
    report::{Comparison, Count, Dropping, Missed},
    succession,
};
use crate::ballot::{Candidate, Contest, Lots, Profile};

/// Counts by Debian's rule. The option “reopen nominations” is its default option.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    succession::fill(Method::Debian, profile, contest, lots, compare)
}

/// Counts a known table of comparisons: who takes the seats, in order, and each seat's steps.
pub fn of_table(pairwise: &Pairwise, contest: &Contest, lots: &Lots) -> (Vec<Candidate>, Vec<Comparison>) {
    succession::seats(pairwise, contest, lots, compare)
}

fn compare(pairwise: &Pairwise, contest: &Contest, among: Vec<Candidate>) -> Comparison {
    let (mut left, mut without_quorum, mut without_majority) = (Vec::new(), Vec::new(), Vec::new());
    let default = contest.reopen.filter(|default| among.contains(default));
    for option in &among {
        match default.filter(|default| default != option) {
            None => left.push(*option),
            Some(default) => {
                let (above, below) = (pairwise.prefer(*option, default), pairwise.prefer(default, *option));
                let needed = contest.majority(*option);
                if !contest.quorum.is_met(above) {
                    without_quorum.push(*option);
                } else if !(needed.at_least(above, below) && above > below) {
                    without_majority.push(Missed { option: *option, above, below, needed });
                } else {
                    left.push(*option);
                }
            }
        }
    }
    let (best, dropping) = drop_sequentially(pairwise, &left);
    Comparison {
        chosen: best[0],
        best,
        among,
        without_quorum,
        without_majority,
        dropping,
        paths: Vec::new(),
        draw: None,
    }
}

/// Schwartz sequential dropping: while there are defeats within the Schwartz set, its weakest are dropped, all of them at
/// once, and the set is found anew.
fn drop_sequentially(pairwise: &Pairwise, left: &[Candidate]) -> (Vec<Candidate>, Vec<Dropping>) {
    let mut defeats = Defeats::of(pairwise, left);
    let mut dropping = Vec::new();
    loop {
        let schwartz = defeats.schwartz_set();
        let within: Vec<_> = schwartz
            .iter()
            .flat_map(|one| schwartz.iter().map(|other| (*one, *other)))
            .filter(|(one, other)| defeats.holds(*one, *other))
            .filter_map(|(one, other)| Some((pairwise.strength(left[one], left[other])?, one, other)))
            .collect();
        let weakest = within.iter().map(|(strength, ..)| *strength).min();
        let dropped: Vec<_> = within.into_iter().filter(|(strength, ..)| Some(*strength) == weakest).collect();
        for (_, one, other) in &dropped {
            defeats.drop(*one, *other);
        }
        let schwartz: Vec<_> = schwartz.into_iter().map(|place| left[place]).collect();
        let dropped: Vec<_> = dropped.into_iter().map(|(_, one, other)| (left[one], left[other])).collect();
        let over = dropped.is_empty();
        dropping.push(Dropping { schwartz: schwartz.clone(), dropped });
        if over {
            return (schwartz, dropping);
        }
    }
}

/// Who defeats whom, as rows of bits.
struct Defeats {
    size: usize,
    rows: Vec<Vec<u64>>,
}

impl Defeats {
    fn of(pairwise: &Pairwise, among: &[Candidate]) -> Self {
        let size = among.len();
        let mut all = Self { size, rows: vec![vec![0; size.div_ceil(64)]; size] };
        for one in 0..size {
            for other in 0..size {
                if pairwise.defeats(among[one], among[other]) {
                    all.rows[one][other / 64] |= 1 << (other % 64);
                }
            }
        }
        all
    }

    fn holds(&self, one: usize, other: usize) -> bool {
        is_set(&self.rows[one], other)
    }

    fn drop(&mut self, one: usize, other: usize) {
        self.rows[one][other / 64] &= !(1 << (other % 64));
    }

    /// Whoever transitively defeats everybody by whom they are transitively defeated (§A.5.6).
    fn schwartz_set(&self) -> Vec<usize> {
        let mut reach = self.rows.clone();
        for through in 0..self.size {
            let onward = reach[through].clone();
            for row in &mut reach {
                if is_set(row, through) {
                    row.iter_mut().zip(&onward).for_each(|(word, more)| *word |= more);
                }
            }
        }
        let unbeaten =
            |one: &usize| (0..self.size).all(|other| !is_set(&reach[other], *one) || is_set(&reach[*one], other));
        (0..self.size).filter(unbeaten).collect()
    }
}

fn is_set(row: &[u64], place: usize) -> bool {
    row[place / 64] >> (place % 64) & 1 == 1
}
