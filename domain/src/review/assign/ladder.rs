//! What counts before what: rungs of values, and the weight of falling short of each.

use std::collections::BTreeSet;

/// The rungs of an instance. Rung 0 is no review at all, rung 1 any review, the higher ones reviews of at least a value.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The least values of the rungs from 2 upwards, ascending.
    thresholds: Vec<i32>,
    /// The cost unit of falling short of rung `i + 1`.
    weights: Vec<i128>,
}

/// Most rungs above the first; with more, weights would outgrow their integers.
const RUNGS_MOST: usize = 8;

impl Ladder {
    /// The ladder whose rungs are all `values` above the least, or so many of them as fit, evenly chosen. Without
    /// values it has the first rung alone.
    pub fn new(values: &BTreeSet<i32>, reviewers: usize, most_reviews: u32, greatest: i64) -> Self {
        let above: Vec<i32> = values.iter().skip(1).copied().collect();
        let most = above.len().min(RUNGS_MOST);
        let ladder = (0..=most).rev().find_map(|count| {
            let thresholds = (0..count).map(|rung| above[rung * above.len() / count]).collect();
            Some(Self { thresholds, weights: weights(count + 1, reviewers, most_reviews, greatest)? })
        });
        // Sizes that memory can hold always leave room for the first rung.
        ladder.unwrap_or(Self { thresholds: Vec::new(), weights: vec![i128::MAX >> 60] })
    }

    /// The rung of a review of this value.
    pub fn rung(&self, value: i32) -> u8 {
        let reached = self.thresholds.partition_point(|threshold| *threshold <= value);
        u8::try_from(reached + 1).unwrap_or(u8::MAX)
    }

    /// How many rungs there are to fall short of.
    pub fn height(&self) -> usize {
        self.weights.len()
    }

    /// The least values of the rungs from 2 upwards.
    pub fn thresholds(&self) -> &[i32] {
        &self.thresholds
    }

    /// What one more review on `rung` costs a proposal that falls short `short[i]` times of rung `i + 1`. Falling short
    /// costs its square, so another time costs more.
    pub fn cost_of_adding(&self, short: &[u32], rung: u8) -> i128 {
        let above = self.weights.iter().zip(short).skip(rung.into());
        above.map(|(weight, short)| weight * (2 * i128::from(*short) + 1)).sum()
    }

    /// What moving a review from one rung to another costs such a proposal.
    pub fn cost_of_moving(&self, short: &[u32], from: u8, to: u8) -> i128 {
        let between = |low: u8, high: u8| (usize::from(low)..usize::from(high)).zip(short.iter().skip(low.into()));
        if to >= from {
            -between(from, to).map(|(i, short)| self.weights[i] * (2 * i128::from(*short) - 1)).sum::<i128>()
        } else {
            between(to, from).map(|(i, short)| self.weights[i] * (2 * i128::from(*short) + 1)).sum()
        }
    }
}

/// The weights from the first rung upwards, each greater than all that can change below it on one way of reassignment,
/// or none if that does not fit.
///
/// Such a way visits every reviewer at most once, and on it each proposal's rung at most once, so it changes at most
/// two values and one square for each visit.
fn weights(height: usize, reviewers: usize, most_reviews: u32, greatest: i64) -> Option<Vec<i128>> {
    let visits = i128::try_from(reviewers).ok()?.checked_add(2)?;
    let squares = visits.checked_mul(2 * i128::from(most_reviews) + 1)?;
    let mut weight = visits.checked_mul(2 * i128::from(greatest))?.checked_add(1)?;
    let mut weights = vec![weight];
    for _ in 1..height {
        weight = weight.checked_mul(squares.checked_add(1)?)?;
        weights.push(weight);
    }
    // Distances add up to two ways, and a little room does no harm.
    weight.checked_mul(squares)?.checked_mul(16)?;
    weights.reverse();
    Some(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder(values: &[i32]) -> Ladder {
        Ladder::new(&values.iter().copied().collect(), 3, 2, 9)
    }

    #[test]
    fn rungs_are_the_values_above_the_least() {
        let ladder = ladder(&[-4, 0, 7]);
        assert_eq!(ladder.thresholds(), [0, 7]);
        assert_eq!([-4, -1, 0, 6, 7, 9].map(|value| ladder.rung(value)), [1, 1, 2, 2, 3, 3]);
        assert_eq!(Ladder::new(&BTreeSet::new(), 3, 2, 9).height(), 1);
    }

    #[test]
    fn many_values_share_rungs_and_sizes_beyond_reason_still_have_one() {
        let values: BTreeSet<i32> = (0..1_000).collect();
        assert_eq!(Ladder::new(&values, 150, 3, 1_000).height(), RUNGS_MOST + 1);
        assert_eq!(Ladder::new(&values, 1 << 30, 1_000, 1 << 48).height(), 1);
    }

    #[test]
    fn moving_up_gives_back_what_moving_down_cost() {
        let ladder = ladder(&[-4, 0, 7]);
        let down = ladder.cost_of_moving(&[0, 1, 1], 3, 1);
        assert!(down > 0);
        assert_eq!(ladder.cost_of_moving(&[0, 2, 2], 1, 3), -down);
        assert_eq!(ladder.cost_of_adding(&[0, 1, 1], 1), down);
    }
}
