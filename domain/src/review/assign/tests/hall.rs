//! What binds an infeasible instance is proved by counting.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Size, made_up, proposal, reviewer};
use crate::id::PersonId;
use crate::review::assign::{Able, Aim, Binding, Instance, Wanted, Weights, assign};

fn plain(reviews: &[u32], loads: &[u32], conflicts: &[(usize, usize)]) -> Instance {
    let wanted =
        |(number, reviews): (usize, &u32)| Wanted { id: proposal(number), reviews: *reviews, topics: BTreeSet::new() };
    let able = |(number, load): (usize, &u32)| Able {
        id: reviewer(number),
        load: *load,
        knows: BTreeMap::new(),
        bids: BTreeMap::new(),
        conflicts: conflicts.iter().filter(|(by, _)| *by == number).map(|(_, about)| proposal(*about)).collect(),
        declined: BTreeSet::new(),
    };
    Instance {
        proposals: reviews.iter().enumerate().map(wanted).collect(),
        reviewers: loads.iter().enumerate().map(able).collect(),
        held: vec![],
        weights: Weights::default(),
        seed: 3,
    }
}

#[test]
fn a_lack_is_shared_out() {
    let outcome = assign(&plain(&[2, 2, 2], &[2, 1], &[]), Aim::BestTotal);
    let missing: Vec<u32> = outcome.shortages.iter().map(|shortage| shortage.missing).collect();
    assert_eq!(missing, [1, 1, 1]);
}

#[test]
fn conflicts_and_loads_are_told_apart() {
    let outcome = assign(&plain(&[2], &[5, 5, 0], &[(0, 0)]), Aim::BestTotal);
    assert_eq!(outcome.shortages[0].binding, Binding::Conflicts { able: 1 });
    let outcome = assign(&plain(&[1, 1, 1], &[1, 1, 9], &[(2, 0), (2, 1), (2, 2)]), Aim::BestTotal);
    let full = vec![reviewer(0), reviewer(1)];
    assert_eq!(outcome.shortages[0].binding, Binding::Loads { full, load: 2 });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Loads bind: those named are full, nothing they have can go anywhere else, and one more for any of them serves one
    /// more review.
    #[test]
    fn one_more_for_anybody_named_serves_one_more(seed: u64, which: u64) {
        let size = Size { proposals: 25, reviewers: 8, reviews: 3, load: 6 };
        let instance = made_up(seed, &size);
        let outcome = assign(&instance, Aim::BestTotal);
        for shortage in &outcome.shortages {
            match &shortage.binding {
                Binding::Conflicts { able } => {
                    let has = outcome.pairs.iter().filter(|(proposal, _)| *proposal == shortage.proposal).count();
                    prop_assert!(has >= *able as usize, "everybody able has it");
                }
                Binding::Loads { full, load } => {
                    prop_assert!(*load > 0);
                    let at = usize::try_from(which % full.len() as u64).unwrap_or(0);
                    let mut eased = instance.clone();
                    let mut most = 0;
                    for able in eased.reviewers.iter_mut().filter(|able| able.id == full[at]) {
                        let has = outcome.pairs.iter().filter(|(_, reviewer)| *reviewer == able.id).count();
                        most = able.load;
                        prop_assert!(has >= most as usize, "they are full");
                        able.load = u32::try_from(has).unwrap_or(0) + 1;
                    }
                    prop_assert!(most > 0);
                    prop_assert_eq!(assign(&eased, Aim::BestTotal).pairs.len(), outcome.pairs.len() + 1);
                }
            }
        }
    }

    /// Nobody is forgotten: more load for somebody whom no shortage names serves nothing more.
    #[test]
    fn one_more_for_anybody_else_serves_no_more(seed: u64, which: u64) {
        let size = Size { proposals: 25, reviewers: 8, reviews: 3, load: 6 };
        let instance = made_up(seed, &size);
        let outcome = assign(&instance, Aim::BestTotal);
        let named: BTreeSet<PersonId> = outcome
            .shortages
            .iter()
            .flat_map(|shortage| match &shortage.binding {
                Binding::Loads { full, .. } => full.clone(),
                Binding::Conflicts { .. } => vec![],
            })
            .collect();
        let mut eased = instance.clone();
        let mut others: Vec<&mut Able> =
            eased.reviewers.iter_mut().filter(|able| able.load > 0 && !named.contains(&able.id)).collect();
        if let Some(count) = u64::try_from(others.len()).ok().filter(|count| *count > 0) {
            others[usize::try_from(which % count).unwrap_or(0)].load += 1;
            prop_assert_eq!(assign(&eased, Aim::BestTotal).pairs.len(), outcome.pairs.len());
        }
    }
}
