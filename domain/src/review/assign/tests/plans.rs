//! What a plan tells.

use std::collections::{BTreeMap, BTreeSet};

use super::{proposal, reviewer, topic};
use crate::{
    id::{PersonId, ProposalId},
    review::assign::{Able, Aim, Bid, Change, Held, Instance, Interest, Load, Wanted, Weights, Why, assign},
};

fn able(number: usize, load: u32, bids: &[(usize, Bid)], conflicts: &[usize]) -> Able {
    Able {
        id: reviewer(number),
        load,
        knows: BTreeMap::from([(topic(0), Interest::Medium)]),
        bids: bids.iter().map(|(about, bid)| (proposal(*about), *bid)).collect(),
        conflicts: conflicts.iter().copied().map(proposal).collect(),
        declined: BTreeSet::new(),
    }
}

fn wanted(number: usize, reviews: u32) -> Wanted {
    Wanted { id: proposal(number), reviews, topics: BTreeSet::from([topic(0)]) }
}

fn held(about: usize, by: usize, is_fixed: bool) -> Held {
    Held { proposal: proposal(about), reviewer: reviewer(by), is_fixed }
}

fn instance(proposals: Vec<Wanted>, reviewers: Vec<Able>, held: Vec<Held>) -> Instance {
    Instance { proposals, reviewers, held, weights: Weights::default(), seed: 1 }
}

fn pairs(numbers: &[(usize, usize)]) -> BTreeSet<(ProposalId, PersonId)> {
    numbers.iter().map(|(about, by)| (proposal(*about), reviewer(*by))).collect()
}

#[test]
fn a_plan_says_what_comes_and_goes_and_why() {
    let instance = instance(
        vec![wanted(0, 1), wanted(1, 1)],
        vec![able(0, 1, &[(0, Bid::Eager)], &[1]), able(1, 1, &[], &[])],
        vec![held(1, 0, true), held(0, 1, false), held(7, 1, false)],
    );
    let outcome = assign(&instance, Aim::BestTotal);
    assert_eq!(outcome.pairs, pairs(&[(0, 0), (1, 1)]));
    let fits = |bid| Why::Fits { bid, interest: Some(Interest::Medium) };
    let change = |about, by, why| Change { proposal: proposal(about), reviewer: reviewer(by), why };
    let expected = [
        change(0, 0, fits(Some(Bid::Eager))),
        change(0, 1, Why::Exchanged),
        change(1, 0, Why::Conflict),
        change(1, 1, fits(None)),
        change(7, 1, Why::Gone),
    ];
    assert_eq!(outcome.changes, expected);
    let load = |number, before, after| Load { reviewer: reviewer(number), before, after, most: 1 };
    assert_eq!(outcome.loads, [load(0, 1, 1), load(1, 2, 1)]);
    assert_eq!(outcome.total, 50 + 10);
}

#[test]
fn what_was_declined_goes_to_somebody_else_and_does_not_come_back() {
    let mut leaving = able(0, 3, &[(0, Bid::Eager)], &[]);
    leaving.declined.insert(proposal(0));
    let instance = instance(vec![wanted(0, 1)], vec![leaving, able(1, 1, &[], &[])], vec![held(0, 0, true)]);
    let outcome = assign(&instance, Aim::Fairest);
    assert_eq!(outcome.pairs, pairs(&[(0, 1)]));
    assert_eq!(outcome.changes[0].why, Why::Declined);
}

#[test]
fn what_exists_moves_for_a_gain_and_not_for_a_trifle() {
    let held = vec![held(0, 1, false)];
    let with = |interest| {
        let mut better = able(0, 1, &[], &[]);
        better.knows.insert(topic(0), interest);
        let mut slight = able(1, 1, &[], &[]);
        slight.knows.clear();
        let instance = instance(vec![wanted(0, 1)], vec![better, slight], held.clone());
        let lighter = Instance { weights: Weights { medium: 8, held: 8, ..Weights::default() }, ..instance };
        assign(&lighter, Aim::BestTotal).pairs
    };
    assert_eq!(with(Interest::High), pairs(&[(0, 0)]), "24 points are more than 8");
    assert_eq!(with(Interest::Medium), pairs(&[(0, 1)]), "8 points are not more than 8: what exists stays");
}

#[test]
fn the_fair_aim_raises_the_worst_served_first() {
    // Together the eager one's two wishes are worth most, but then the second proposal gets somebody reluctant.
    let instance = instance(
        vec![wanted(0, 1), wanted(1, 1)],
        vec![able(0, 1, &[(0, Bid::Eager), (1, Bid::Willing)], &[]), able(1, 1, &[(1, Bid::Reluctant)], &[])],
        vec![],
    );
    assert_eq!(assign(&instance, Aim::BestTotal).pairs, pairs(&[(0, 1), (1, 0)]));
    let mut sharper = instance.clone();
    sharper.weights.eager = 90;
    assert_eq!(assign(&sharper, Aim::BestTotal).pairs, pairs(&[(0, 0), (1, 1)]));
    assert_eq!(assign(&sharper, Aim::Fairest).pairs, pairs(&[(0, 1), (1, 0)]));
}

/// One proposal with two reluctant reviewers is worse off than five with one each, though that is fewer in all.
#[test]
fn the_worst_served_comes_before_the_number_of_the_served() {
    use Bid::{Reluctant, Willing};
    let only = |about: &[usize]| (0..5).filter(|other| !about.contains(other)).collect::<Vec<_>>();
    let chain = |number: usize| {
        let bids = [(number, Willing), (number + 1, Willing)];
        let (first, second) = if number == 0 { ((0, Willing), (1, Willing)) } else { ((number, Reluctant), bids[1]) };
        able(number, 1, &[first, second], &only(&[number, number + 1]))
    };
    let reluctant = |number, about: usize| able(number, 1, &[(about, Reluctant)], &only(&[about]));
    let reviewers = vec![chain(0), chain(1), chain(2), chain(3), reluctant(4, 4), reluctant(5, 0), reluctant(6, 0)];
    let proposals = vec![wanted(0, 2), wanted(1, 1), wanted(2, 1), wanted(3, 1), wanted(4, 1)];
    let outcome = assign(&instance(proposals, reviewers, vec![]), Aim::Fairest);
    let moved = pairs(&[(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
    assert!(outcome.pairs.is_superset(&moved), "{:?}", outcome.pairs);
}

#[test]
fn nothing_is_a_fine_instance_too() {
    let outcome = assign(&instance(vec![], vec![], vec![]), Aim::Fairest);
    assert_eq!((outcome.pairs.len(), outcome.total, outcome.rungs.len()), (0, 0, 0));
    let nobody = assign(&instance(vec![wanted(0, 2)], vec![], vec![]), Aim::BestTotal);
    assert_eq!(nobody.shortages[0].missing, 2);
}
