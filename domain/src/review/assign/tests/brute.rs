//! Both aims against every assignment there is, on instances small enough to try all.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Size, made_up};
use crate::{
    id::{PersonId, ProposalId},
    review::assign::{Aim, Instance, Weights, assign},
};

type Pairs = BTreeSet<(ProposalId, PersonId)>;

/// How good an assignment is, the better the less: for each rung, how often each proposal falls short of it, from the
/// worst-served; then the total; then how much of what exists stays. Told by the definition, without squares and weights.
type Worth = (Vec<Vec<usize>>, Reverse<i64>, Reverse<usize>);

#[test]
fn both_aims_equal_the_best_of_all_assignments_on_400_instances() {
    let (mut short, mut differ) = (0, 0);
    for seed in 0..400 {
        let size = if seed % 2 == 0 {
            Size { proposals: 4, reviewers: 3, reviews: 1, load: 3 }
        } else {
            Size { proposals: 4, reviewers: 4, reviews: 2, load: 4 }
        };
        let (is_short, differs) = compare(&made_up(seed, &size));
        short += usize::from(is_short);
        differ += usize::from(differs);
    }
    assert!(short > 50 && differ > 20, "the instances try something: {short} short, {differ} differ");
}

/// With many conflicts, ways of reassignment are long.
#[test]
fn both_aims_equal_the_best_of_all_assignments_where_few_may_have_a_proposal() {
    let mut differ = 0;
    for seed in 0..250 {
        let mut instance = made_up(seed, &Size { proposals: 6, reviewers: 6, reviews: 2, load: 2 });
        for (at, able) in instance.reviewers.iter_mut().enumerate() {
            let near = |proposal: usize| (proposal + 6 - at) % 6 < 2 || (proposal * 5 + at) % 6 == 3;
            let far = instance.proposals.iter().enumerate().filter(|(place, _)| !near(*place));
            able.conflicts.extend(far.map(|(_, wanted)| wanted.id));
        }
        differ += usize::from(compare(&instance).1);
    }
    assert!(differ > 5, "the aims pull apart: {differ}");
}

/// Whether something is lacking, and whether the two aims have different totals.
fn compare(instance: &Instance) -> (bool, bool) {
    // Great joys outweigh small sorrows, so that the aims pull apart.
    let weights = Weights { eager: 90, willing: 10, reluctant: -30, high: 60, medium: 5, low: -12, held: 8 };
    let instance = Instance { weights, ..instance.clone() };
    let all = every_assignment(&instance);
    let outcomes = [Aim::BestTotal, Aim::Fairest].map(|aim| {
        let outcome = assign(&instance, aim);
        let found = worth(&instance, &outcome.pairs, &outcome.rungs);
        let best = all.iter().map(|pairs| worth(&instance, pairs, &outcome.rungs)).min();
        assert_eq!(Some(&found), best.as_ref(), "{aim}, seed {}", instance.seed);
        assert_eq!(found.1.0, outcome.total, "{aim}, seed {}", instance.seed);
        outcome
    });
    (!outcomes[0].shortages.is_empty(), outcomes[0].total != outcomes[1].total)
}

fn worth(instance: &Instance, pairs: &Pairs, rungs: &[i32]) -> Worth {
    let held: BTreeSet<_> = instance.held.iter().map(|held| (held.proposal, held.reviewer)).collect();
    let mut total = 0;
    let mut values: BTreeMap<ProposalId, Vec<i32>> = BTreeMap::new();
    for (proposal, reviewer) in pairs {
        let wanted = instance.proposals.iter().find(|wanted| wanted.id == *proposal).expect("a proposal");
        let able = instance.reviewers.iter().find(|able| able.id == *reviewer).expect("a reviewer");
        let value = instance.weights.value(able.bids.get(proposal).copied(), able.interest(wanted));
        let bonus = if held.contains(&(*proposal, *reviewer)) { instance.weights.held } else { 0 };
        total += i64::from(value) + i64::from(bonus);
        values.entry(*proposal).or_default().push(value);
    }
    let least = std::iter::once(i32::MIN).chain(rungs.iter().copied());
    let shortfalls = least.map(|least| {
        let mut short: Vec<usize> = instance
            .proposals
            .iter()
            .map(|wanted| {
                let values = values.get(&wanted.id).map_or(&[][..], Vec::as_slice);
                let reached = values.iter().filter(|value| **value >= least).count();
                // What is fixed beyond what is wanted counts as wanted.
                (wanted.reviews as usize).max(staying(instance, wanted.id).len()) - reached
            })
            .collect();
        short.sort_unstable_by_key(|short| Reverse(*short));
        short
    });
    (shortfalls.collect(), Reverse(total), Reverse(pairs.intersection(&held).count()))
}

fn staying(instance: &Instance, proposal: ProposalId) -> BTreeSet<PersonId> {
    let goes =
        |reviewer: PersonId| instance.reviewers.iter().any(|able| able.id == reviewer && !able.may_have(proposal));
    let held = instance.held.iter().filter(|held| held.is_fixed && held.proposal == proposal);
    held.map(|held| held.reviewer).filter(|reviewer| !goes(*reviewer)).collect()
}

/// Every assignment that keeps what is fixed, crosses no conflict, gives no proposal more than it wants and nobody more
/// than their load.
fn every_assignment(instance: &Instance) -> Vec<Pairs> {
    let mut all = vec![Pairs::new()];
    for wanted in &instance.proposals {
        let fixed = staying(instance, wanted.id);
        let most = (wanted.reviews as usize).max(fixed.len());
        let able: Vec<PersonId> =
            instance.reviewers.iter().filter(|able| able.may_have(wanted.id)).map(|able| able.id).collect();
        let choices = (0..1_usize << able.len()).filter_map(|chosen| {
            let choice: BTreeSet<PersonId> =
                able.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, id)| *id).collect();
            (choice.is_superset(&fixed) && choice.len() <= most).then_some(choice)
        });
        let choices: Vec<BTreeSet<PersonId>> = choices.collect();
        all = all
            .iter()
            .flat_map(|pairs| {
                choices.iter().map(move |choice| {
                    let mut pairs = pairs.clone();
                    pairs.extend(choice.iter().map(|reviewer| (wanted.id, *reviewer)));
                    pairs
                })
            })
            .filter(|pairs| loads_hold(instance, pairs))
            .collect();
    }
    all
}

/// What is fixed may be more than a load; then nothing else is added to it.
fn loads_hold(instance: &Instance, pairs: &Pairs) -> bool {
    instance.reviewers.iter().all(|able| {
        let has = pairs.iter().filter(|(_, reviewer)| *reviewer == able.id).count();
        let fixed = pairs.iter().filter(|(proposal, _)| staying(instance, *proposal).contains(&able.id));
        let fixed = fixed.filter(|(_, reviewer)| *reviewer == able.id).count();
        has <= (able.load as usize).max(fixed)
    })
}
