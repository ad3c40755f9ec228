//! Whether enough of those who have the vote are there.

use serde::Serialize;

use crate::group::charter::{Amount, Channel, Comparison, Denominator, Rule, Subject, Threshold};

/// Whether enough are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Quorum {
    /// How many votes there are in the group.
    pub votes: u32,
    /// How many of these are there.
    pub present: u32,
    /// How many are needed.
    pub needed: u32,
    /// Whether so many are there.
    pub reached: bool,
}

/// The quorum that a charter sets for meetings; more than half of those who have the vote where it sets none that counts
/// them.
pub fn quorum_rule(rules: &[Rule]) -> Threshold {
    let of = |wanted: Channel| {
        rules.iter().find_map(|rule| match rule.subject {
            Subject::Quorum { channel } if channel == wanted => Some(rule.threshold),
            _ => None,
        })
    };
    let set = of(Channel::Meeting).or_else(|| of(Channel::Anywhere));
    let counted = |threshold: &Threshold| {
        matches!(threshold.amount, Amount::Count(_) | Amount::Part(_, 1.., Denominator::Members))
    };
    let half = Threshold { comparison: Comparison::MoreThan, amount: Amount::Part(1, 2, Denominator::Members) };
    set.filter(counted).unwrap_or(half)
}

impl Quorum {
    /// Counts. Nobody is never enough: a group in which nobody has the vote decides nothing.
    pub fn of(rule: Threshold, votes: u32, present: u32) -> Self {
        let (count, part) = match rule.amount {
            Amount::Count(count) => (u64::from(count), 1),
            Amount::Part(over, under, _) => (u64::from(over) * u64::from(votes), u64::from(under.max(1))),
        };
        let needed = match rule.comparison {
            Comparison::AtLeast => count.div_ceil(part),
            Comparison::MoreThan => count / part + 1,
        };
        let needed = u32::try_from(needed).unwrap_or(u32::MAX).max(1);
        Self { votes, present, needed, reached: present >= needed }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::group::charter::rules;

    fn needed(charter: &str, votes: u32) -> u32 {
        let text = format!("```rules\n{charter}\n```");
        Quorum::of(quorum_rule(&rules(&text).0), votes, 0).needed
    }

    #[test]
    fn the_charter_says_how_many_are_needed() {
        assert_eq!(needed("quorum at meeting: at least 1/2 of members", 9), 5);
        assert_eq!(needed("quorum at meeting: at least 1/2 of members", 8), 4);
        assert_eq!(needed("quorum at meeting: at least 5", 20), 5);
        assert_eq!(needed("quorum: more than 1/3 of members", 9), 4);
        assert_eq!(needed("seats: 9", 9), 5, "more than half where it says nothing");
        assert_eq!(needed("seats: 9", 8), 5);
        assert_eq!(needed("seats: 9", 0), 1);
    }

    proptest! {
        #[test]
        fn everybody_is_enough_for_any_part(over in 1_u32..20, more in 1_u32..20, votes in 1_u32..10_000) {
            let rule = Threshold { comparison: Comparison::MoreThan, amount: Amount::Part(over, over + more, Denominator::Members) };
            let all = Quorum::of(rule, votes, votes);
            prop_assert!(all.reached);
            // More than a part, exactly: needed · under > over · votes, and one fewer is not.
            let (needed, under) = (u64::from(all.needed), u64::from(over + more));
            prop_assert!(needed * under > u64::from(over) * u64::from(votes));
            prop_assert!((needed - 1) * under <= u64::from(over) * u64::from(votes));
        }
    }
}
