//! Totals of what speakers volunteer about themselves. Never told of a single proposal, never to reviewers, and only in
//! numbers that point at nobody.

use std::collections::BTreeMap;

use crate::words;

words! {
    /// What speakers may volunteer about themselves.
    pub enum Question {
        /// How they name their gender.
        Gender = "gender",
        /// Where they live.
        Region = "region",
        /// How often they have spoken.
        Experience = "experience",
    }
}

impl Question {
    /// What can be answered. To say nothing is always possible.
    pub const fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Gender => &["woman", "man", "non-binary", "other"],
            Self::Region => &["africa", "asia", "europe", "north-america", "oceania", "south-america"],
            Self::Experience => &["first", "few", "many"],
        }
    }
}

/// The least number that is told.
pub const TOLD_FROM: u32 = 5;

/// Totals that may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Answers that enough people gave.
    pub groups: BTreeMap<String, u32>,
    /// Everybody else together, so that no number can be had by taking these from all.
    pub others: Option<u32>,
}

/// What may be told of how often each answer was given, those who gave none included as an answer of their own. Answers
/// that too few gave are told together; if even together they are too few, the rarest other answer joins them.
pub fn totals(given: &BTreeMap<String, u32>) -> Totals {
    let mut by_count: Vec<(&String, u32)> =
        given.iter().map(|(answer, count)| (answer, *count)).filter(|(_, count)| *count > 0).collect();
    by_count.sort_unstable_by_key(|(answer, count)| (*count, *answer));
    let mut others = 0;
    let mut groups = by_count.into_iter().peekable();
    while let Some((_, count)) = groups.next_if(|(_, count)| *count < TOLD_FROM || (1..TOLD_FROM).contains(&others)) {
        others += count;
    }
    if (1..TOLD_FROM).contains(&others) {
        return Totals::default();
    }
    Totals {
        groups: groups.map(|(answer, count)| (answer.clone(), count)).collect(),
        others: (others > 0).then_some(others),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(given: &[(&str, u32)]) -> (Vec<u32>, Option<u32>) {
        let totals = totals(&given.iter().map(|(answer, count)| ((*answer).to_owned(), *count)).collect());
        (totals.groups.into_values().collect(), totals.others)
    }

    #[test]
    fn small_groups_are_told_together_or_not_at_all() {
        assert_eq!(told(&[("a", 5), ("b", 9)]), (vec![5, 9], None));
        assert_eq!(told(&[("a", 2), ("b", 3), ("c", 9)]), (vec![9], Some(5)));
        assert_eq!(told(&[("a", 2), ("b", 7), ("c", 9)]), (vec![9], Some(9)));
        assert_eq!(told(&[("a", 4), ("b", 0)]), (vec![], None));
    }

    proptest! {
        #[test]
        fn every_number_that_is_told_is_large_enough(counts in prop::collection::vec(0..12_u32, 0..8)) {
            let given: BTreeMap<String, u32> =
                counts.iter().enumerate().map(|(at, count)| (at.to_string(), *count)).collect();
            let told = totals(&given);
            let numbers: Vec<u32> = told.groups.values().copied().chain(told.others).collect();
            prop_assert!(numbers.iter().all(|number| *number >= TOLD_FROM));
            let (all, sum) = (counts.iter().sum::<u32>(), numbers.iter().sum::<u32>());
            prop_assert!(sum == all || (sum == 0 && all < TOLD_FROM), "{sum} of {all}");
        }
    }
}
