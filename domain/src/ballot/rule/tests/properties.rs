//! What holds for every rule.

use proptest::prelude::*;

use super::support::{cast, electorate, voter};
use crate::ballot::{
    exact::Ratio,
    rule::{
        Bound, Cast, Comparison, Condition, Electorate, Outcome, Quantity, Returns, Rule, Voter, check::Check, judge,
        preset::Preset,
    },
};

fn condition() -> impl Strategy<Value = Condition> {
    let ratio = (0_u64..8, 1_u64..8).prop_map(|(top, bottom)| Ratio::new(top, bottom).expect("not zero"));
    let bound = (ratio, 0_u64..40, 0..3).prop_map(|(times, number, kind)| match kind {
        0 => Bound::Number(number),
        1 => Bound::Share { times, of: Quantity::Eligible },
        _ => Bound::Root { times, of: Quantity::Eligible },
    });
    (bound, prop::sample::select(Comparison::ALL.to_vec()))
        .prop_map(|(bound, comparison)| Condition::new(Quantity::of(&["yes"]), comparison, bound))
}

/// A rule of a body, an electorate with weights, categories and absent people, and votes in an order.
fn ballot() -> impl Strategy<Value = (Rule, Electorate, Vec<Cast>)> {
    let person = (1_u64..4, prop::option::of(prop::sample::select(vec!["P", "O"])), prop::bool::ANY);
    (prop::sample::select(Preset::ALL.to_vec()), prop::collection::vec(person, 0..9))
        .prop_flat_map(|(preset, people)| {
            let rule = preset.rule();
            let words: Vec<_> = rule.positions.iter().map(|position| position.word.clone()).collect();
            let vote = (0_u64..10, prop::sample::select(words), prop::bool::weighted(0.1));
            (Just(rule), Just(people), prop::collection::vec(vote, 0..20))
        })
        .prop_map(|(rule, people, votes)| {
            let voters = (0..).zip(people).map(|(number, (weight, category, present))| Voter {
                weight,
                category: category.map(Into::into),
                present,
                ..voter(number)
            });
            let casts = votes.into_iter().map(|(number, word, discounted)| Cast { discounted, ..cast(number, &word) });
            (rule, Electorate::new(voters).expect("everybody once"), casts.collect())
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// One more vote never undoes what wants more, nor does what wants fewer; and the bound is where it turns.
    #[test]
    fn thresholds_are_monotone(condition in condition(), left in 0_u64..60, whole in 0_u64..60) {
        let (here, next) = (condition.holds(left, whole), condition.holds(left + 1, whole));
        if condition.comparison.wants_more() {
            prop_assert!(!here || next);
        } else {
            prop_assert!(here || !next);
        }
        match condition.bound(whole) {
            None => prop_assert!(!here),
            Some(bound) if condition.comparison.wants_more() => prop_assert_eq!(here, left >= bound),
            Some(bound) => prop_assert_eq!(here, left <= bound),
        }
    }

    #[test]
    fn changing_a_vote_equals_casting_the_last_one((rule, electorate, casts) in ballot()) {
        let mut last: Vec<Cast> = Vec::new();
        for cast in &casts {
            last.retain(|earlier| earlier.voter != cast.voter);
            last.push(cast.clone());
        }
        prop_assert_eq!(judge(&rule, &electorate, &casts), judge(&rule, &electorate, &last));
        last.reverse();
        prop_assert_eq!(judge(&rule, &electorate, &casts), judge(&rule, &electorate, &last));
    }

    #[test]
    fn the_recused_are_on_neither_side((rule, electorate, casts) in ballot()) {
        let recusing: Vec<_> = rule.positions.iter().filter(|position| position.recuses).collect();
        let returns = Returns::of(&rule, &electorate, &casts);
        let recused: u64 = recusing.iter().map(|position| returns.holding(&position.word)).sum();
        let eligible = returns.count(&Quantity::Eligible, None);
        prop_assert_eq!(returns.count(&Quantity::EligibleWithoutRecused, None), eligible - recused);
        let words = rule.positions.iter().map(|position| position.word.clone()).collect();
        let everything = returns.count(&Quantity::Positions(words), None);
        prop_assert_eq!(everything, returns.count(&Quantity::Cast, None));
        prop_assert!(everything + recused <= eligible);
        prop_assert!(returns.count(&Quantity::Returned, None) + recused <= eligible);
    }

    #[test]
    fn no_denominator_is_zero_silently((rule, electorate, casts) in ballot()) {
        let judgement = judge(&rule, &electorate, &casts);
        for check in &judgement.checks {
            let counted = check.condition.whole().is_some_and(|of| !matches!(of, Quantity::Positions(_)));
            prop_assert_eq!(check.of_nothing, counted && check.whole == Some(0));
            prop_assert!(!(check.of_nothing && check.holds));
        }
        if judgement.nobody_votes || judgement.checks.iter().any(|check| check.of_nothing) {
            prop_assert_eq!(judgement.outcome, Outcome::Fails);
        }
    }

    /// Nobody outside the electorate moves a number, and nobody counts more than their weight.
    #[test]
    fn strangers_do_not_count((rule, electorate, casts) in ballot(), word in 0_usize..9) {
        let word = &rule.positions[word % rule.positions.len()].word;
        let more = [casts.clone(), vec![cast(99, word), cast(98, "no such position")]].concat();
        prop_assert_eq!(judge(&rule, &electorate, &casts), judge(&rule, &electorate, &more));
        let weight: u64 = electorate.voters().map(|voter| voter.weight).sum();
        let returns = Returns::of(&rule, &electorate, &casts);
        for quantity in [Quantity::Cast, Quantity::Returned, Quantity::Present, Quantity::EligibleWithoutRecused] {
            prop_assert!(returns.count(&quantity, None) <= weight);
        }
    }
}

#[test]
fn a_fraction_of_nothing_is_told() {
    let rule = Preset::Etsi.rule();
    let nobody = electorate(3);
    let returns = Returns::of(&rule, &nobody, &[]);
    let condition = Condition::share(&["no"], Comparison::AtMost, Ratio::ONE, Quantity::Cast);
    let check = Check::of(crate::ballot::rule::Role::Threshold, &condition, &returns);
    assert_eq!((check.of_nothing, check.holds, check.bound, check.whole), (true, false, None, Some(0)));
}
