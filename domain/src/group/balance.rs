//! How a group's members are spread over interest categories and organisations.

use std::collections::BTreeMap;

use serde::Serialize;

/// A part of a group's members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share<T> {
    /// Which category or organisation; none for people without one.
    pub of: Option<T>,
    /// How many.
    pub count: usize,
    /// Hundredths of all, rounded to the nearest, halves up.
    pub percent: usize,
    /// Whether it is more than a third of all. IEEE SA asks for no interest category over a third of a ballot group
    /// (IEEE SA Standards Board Operations Manual, 5.4.1).
    pub over_a_third: bool,
}

/// The shares of all, each of which was counted somewhere, the greatest first, then in their order.
pub fn shares<T: Ord>(all: impl IntoIterator<Item = (Option<T>, usize)>) -> Vec<Share<T>> {
    let mut counts: BTreeMap<Option<T>, usize> = BTreeMap::new();
    for (of, count) in all {
        *counts.entry(of).or_default() += count;
    }
    counts.retain(|_, count| *count > 0);
    let sum: usize = counts.values().sum();
    let share = |(of, count): (Option<T>, usize)| Share {
        over_a_third: of.is_some() && count * 3 > sum,
        percent: (count * 200 + sum) / (2 * sum),
        of,
        count,
    };
    let mut shares: Vec<Share<T>> = counts.into_iter().map(share).collect();
    shares.sort_by_key(|share| std::cmp::Reverse(share.count));
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_a_third_is_balanced_and_one_more_is_not() {
        let third = shares(["a", "b", "c"].map(|of| (Some(of), 1)));
        assert!(third.iter().all(|share| !share.over_a_third && share.percent == 33));
        let more = shares([("a", 1), ("b", 1), ("a", 1), ("c", 1)].map(|(of, count)| (Some(of), count)));
        assert_eq!(more, shares([("a", 2), ("b", 1), ("c", 1)].map(|(of, count)| (Some(of), count))));
        assert_eq!((more[0].of, more[0].count, more[0].percent, more[0].over_a_third), (Some("a"), 2, 50, true));
    }

    #[test]
    fn people_without_one_are_counted_and_are_no_block() {
        let shares = shares([(None, 2), (Some("a"), 1)]);
        assert_eq!((shares[0].of, shares[0].percent, shares[0].over_a_third), (None, 67, false));
        assert!(super::shares::<&str>([(Some("a"), 0)]).is_empty());
    }
}
