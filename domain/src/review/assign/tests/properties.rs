//! Rules that hold whatever the instance.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Size, made_up};
use crate::review::assign::{Aim, assign};

const SIZE: Size = Size { proposals: 40, reviewers: 12, reviews: 4, load: 14 };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_conflict_is_crossed_and_loads_are_kept(seed: u64, aim in prop::sample::select(Aim::ALL.to_vec())) {
        let instance = made_up(seed, &SIZE);
        let outcome = assign(&instance, aim);
        let able: BTreeMap<_, _> = instance.reviewers.iter().map(|able| (able.id, able)).collect();
        for (proposal, reviewer) in &outcome.pairs {
            prop_assert!(able[reviewer].may_have(*proposal));
        }
        for held in instance.held.iter().filter(|held| held.is_fixed) {
            let is_kept = outcome.pairs.contains(&(held.proposal, held.reviewer));
            prop_assert_eq!(is_kept, able[&held.reviewer].may_have(held.proposal));
        }
        for load in &outcome.loads {
            let fixed = instance.held.iter().filter(|held| held.is_fixed && held.reviewer == load.reviewer);
            prop_assert!(load.after <= load.most.max(u32::try_from(fixed.count()).unwrap_or(0)));
        }
        for wanted in &instance.proposals {
            let has = outcome.pairs.iter().filter(|(proposal, _)| *proposal == wanted.id).count();
            let fixed = instance.held.iter().filter(|held| held.is_fixed && held.proposal == wanted.id).count();
            prop_assert!(has <= (wanted.reviews as usize).max(fixed));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_answer_in_whatever_order_the_lists_come(
        seed: u64,
        aim in prop::sample::select(Aim::ALL.to_vec()),
    ) {
        let instance = made_up(seed, &SIZE);
        let mut turned = instance.clone();
        turned.proposals.reverse();
        turned.reviewers.reverse();
        turned.held.reverse();
        prop_assert_eq!(assign(&instance, aim), assign(&turned, aim));
    }

    #[test]
    fn another_seed_is_as_good(seed: u64, other: u64, aim in prop::sample::select(Aim::ALL.to_vec())) {
        let instance = made_up(seed, &SIZE);
        let (one, two) = (assign(&instance, aim), assign(&crate::review::assign::Instance { seed: other, ..instance }, aim));
        prop_assert_eq!(one.total, two.total);
        let missing = |outcome: &crate::review::assign::Outcome| -> u32 {
            outcome.shortages.iter().map(|shortage| shortage.missing).sum()
        };
        prop_assert_eq!(missing(&one), missing(&two));
    }

    /// A bound chair computes with the same, whatever wishes, conflicts and assignments there are of what binds them.
    #[test]
    fn what_is_hidden_moves_nothing(seed: u64, other: u64, aim in prop::sample::select(Aim::ALL.to_vec())) {
        let instance = made_up(seed, &SIZE);
        let hidden: BTreeSet<_> = instance.proposals.iter().step_by(3).map(|wanted| wanted.id).collect();
        let mut changed = instance.clone();
        let donor = made_up(other, &SIZE);
        changed.proposals.retain(|wanted| !hidden.contains(&wanted.id));
        changed.held.retain(|held| !hidden.contains(&held.proposal));
        changed.held.extend(donor.held.iter().filter(|held| hidden.contains(&held.proposal)));
        for (able, donor) in changed.reviewers.iter_mut().zip(&donor.reviewers) {
            able.bids.retain(|proposal, _| !hidden.contains(proposal));
            able.bids.extend(donor.bids.iter().filter(|(proposal, _)| hidden.contains(proposal)));
            able.conflicts.extend(&hidden);
            able.declined.extend(donor.declined.intersection(&hidden));
        }
        prop_assert_eq!(instance.without(&hidden), changed.without(&hidden));
        let shown = assign(&instance.without(&hidden), aim);
        prop_assert!(shown.pairs.iter().all(|(proposal, _)| !hidden.contains(proposal)));
    }

    /// What was computed is as good as it gets, so computing again changes nothing.
    #[test]
    fn an_assignment_that_was_carried_out_is_kept(seed: u64, aim in prop::sample::select(Aim::ALL.to_vec())) {
        let instance = made_up(seed, &SIZE);
        let once = instance.after(&assign(&instance, aim));
        prop_assert_eq!(assign(&once, aim).changes, vec![]);
    }
}
