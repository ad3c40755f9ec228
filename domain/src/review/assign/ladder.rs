//! What counts before what: rungs of values, and the cost of falling short of each.

use std::collections::BTreeSet;

use super::cost::{Cost, Packing};

/// The rungs of an instance. Rung 0 is no review at all, rung 1 any review, the higher ones reviews of at least a value.
///
/// What is made as small as can be is, for each rung from the first, how many proposals fall short of it by the most
/// reviews, then how many by one less, and so on. That is the leximin order itself: the worst-served first.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The least values of the rungs from 2 upwards, ascending.
    thresholds: Vec<i32>,
    /// For each rung, the cost of falling short of it once, twice and so on, each besides the one before.
    costs: Vec<Vec<Cost>>,
}

/// Most rungs above the first that are told apart.
const RUNGS_MOST: usize = 8;

impl Ladder {
    /// The ladder whose rungs are all `values` above the least, or so many of them as fit, evenly chosen. Without
    /// values it has the first rung alone.
    pub fn new(values: &BTreeSet<i32>, reviewers: usize, most_reviews: u32) -> Self {
        let above: Vec<i32> = values.iter().skip(1).copied().collect();
        let (packing, most) = (Packing::new(reviewers), most_reviews.max(1) as usize);
        let count = above.len().min(RUNGS_MOST).min((packing.room() / most).saturating_sub(1));
        let thresholds = (0..count).map(|rung| above[rung * above.len() / count]).collect();
        let costs = |rung: usize| (1..=most).map(|times| packing.one(rung * most + (most - times))).collect();
        Self { thresholds, costs: (0..=count).map(costs).collect() }
    }

    /// The rung of a review of this value.
    pub fn rung(&self, value: i32) -> u8 {
        let reached = self.thresholds.partition_point(|threshold| *threshold <= value);
        u8::try_from(reached + 1).unwrap_or(u8::MAX)
    }

    /// How many rungs there are to fall short of.
    pub fn height(&self) -> usize {
        self.costs.len()
    }

    /// The least values of the rungs from 2 upwards.
    pub fn thresholds(&self) -> &[i32] {
        &self.thresholds
    }

    /// What one more review on `rung` costs a proposal that falls short `short[i]` times of rung `i + 1`.
    pub fn cost_of_adding(&self, short: &[u32], rung: u8) -> Cost {
        (rung.into()..self.height()).map(|above| self.cost_of_time(above, short[above] + 1)).sum()
    }

    /// What moving a review from one rung to another costs such a proposal.
    pub fn cost_of_moving(&self, short: &[u32], from: u8, to: u8) -> Cost {
        if to >= from {
            -(from.into()..to.into()).map(|between| self.cost_of_time(between, short[between])).sum::<Cost>()
        } else {
            (to.into()..from.into()).map(|between| self.cost_of_time(between, short[between] + 1)).sum()
        }
    }

    /// The cost of falling short for the `time`-th time. What is fixed can fall short more often than is wanted at most;
    /// such times all cost the same.
    fn cost_of_time(&self, rung: usize, time: u32) -> Cost {
        let costs = &self.costs[rung];
        costs[(time.max(1) as usize - 1).min(costs.len() - 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder(values: &[i32]) -> Ladder {
        Ladder::new(&values.iter().copied().collect(), 3, 2)
    }

    #[test]
    fn rungs_are_the_values_above_the_least() {
        let ladder = ladder(&[-4, 0, 7]);
        assert_eq!(ladder.thresholds(), [0, 7]);
        assert_eq!([-4, -1, 0, 6, 7, 9].map(|value| ladder.rung(value)), [1, 1, 2, 2, 3, 3]);
        assert_eq!(Ladder::new(&BTreeSet::new(), 3, 2).height(), 1);
    }

    #[test]
    fn many_values_share_rungs_and_sizes_beyond_reason_still_have_one() {
        let values: BTreeSet<i32> = (0..1_000).collect();
        assert_eq!(Ladder::new(&values, 150, 3).height(), RUNGS_MOST + 1);
        assert_eq!(Ladder::new(&values, 1 << 24, 14).height(), 1);
    }

    #[test]
    fn moving_up_gives_back_what_moving_down_cost() {
        let ladder = ladder(&[-4, 0, 7]);
        let down = ladder.cost_of_moving(&[0, 1, 1], 3, 1);
        assert!(down > Cost::NOTHING);
        assert_eq!(ladder.cost_of_moving(&[0, 2, 2], 1, 3), -down);
        assert_eq!(ladder.cost_of_adding(&[0, 1, 1], 1), down);
    }

    #[test]
    fn falling_short_again_costs_more_than_any_number_of_first_times() {
        let ladder = ladder(&[-4, 0, 7]);
        let once = ladder.cost_of_moving(&[0, 0, 0], 2, 1);
        let again = ladder.cost_of_moving(&[0, 1, 0], 2, 1);
        assert!(again > once + once + once + once + once);
        assert!(ladder.cost_of_moving(&[0, 0, 1], 3, 2) < once, "and a higher rung less than a lower one");
    }
}
