//! What keeps a ballot from opening, and standing lost while it is open.

use std::collections::BTreeSet;

use super::support::{cast, casts, electorate, id, voter};
use crate::ballot::{
    exact::Ratio,
    rule::{
        Electorate, Outcome, Precondition, Rule, Visibility, Voter,
        electorate::{Body, ElectorateFlaw, MAX_WEIGHT, OpeningFlaw},
        judge,
        preset::Preset,
    },
};

const BODY: Body = Body { members: 20, organisations: 9 };

fn of_categories(counts: &[(&str, u64)]) -> Electorate {
    let categories = counts.iter().flat_map(|(category, count)| (0..*count).map(|_| Some((*category).to_owned())));
    Electorate::new((0..).zip(categories).map(|(number, category)| Voter { category, ..voter(number) })).expect("once")
}

#[test]
fn everybody_is_in_it_once() {
    assert_eq!(Electorate::new([voter(1), voter(2), voter(1)]), Err(ElectorateFlaw::Twice(id(1))));
    assert_eq!(Electorate::new([Voter { weight: 0, ..voter(1) }]), Err(ElectorateFlaw::NoWeight(id(1))));
    let heavy = [Voter { weight: MAX_WEIGHT, ..voter(1) }, voter(2)];
    assert_eq!(Electorate::new(heavy), Err(ElectorateFlaw::TooHeavy));
}

#[test]
fn preconditions() {
    let oasis = Preset::OasisSpecial.rule();
    let flaws = |members, organisations| electorate(4).opening_flaws(&oasis, Body { members, organisations });
    assert_eq!(flaws(5, 2), []);
    assert_eq!(flaws(4, 2), [OpeningFlaw::Precondition(Precondition::Members(5))]);
    assert_eq!(flaws(5, 1), [OpeningFlaw::Precondition(Precondition::Organisations(2))]);
    let ieee = Preset::Ieee.rule();
    let of = |counts: &[(&str, u64)]| of_categories(counts).opening_flaws(&ieee, BODY);
    assert_eq!(of(&[("maker", 4), ("user", 4), ("other", 4)]), []);
    let most = Ratio::new(1, 3).expect("not zero");
    let unbalanced = OpeningFlaw::Unbalanced { category: "maker".into(), voters: 5, most };
    assert_eq!(of(&[("maker", 5), ("user", 4), ("other", 4)]), [unbalanced]);
    assert_eq!(of(&[("a", 3), ("b", 3), ("c", 3)]), [OpeningFlaw::Precondition(Precondition::Voters(10))]);
    assert_eq!(electorate(0).opening_flaws(&Preset::Consent.rule(), BODY), [OpeningFlaw::NobodyVotes]);
}

#[test]
fn in_a_confidential_ballot_nobody_stands_out() {
    let rule = Rule { visibility: Visibility::Confidential, ..Preset::OasisFull.rule() };
    let voters = |heavy: u64| {
        let weighed = (0..12).map(move |number| Voter { weight: if number < heavy { 3 } else { 1 }, ..voter(number) });
        Electorate::new(weighed).expect("once").opening_flaws(&rule, BODY)
    };
    assert_eq!(voters(0), []);
    assert_eq!(voters(4), [OpeningFlaw::WeightTellsWho(3)]);
    assert_eq!(voters(5), []);
    let of = |small| of_categories(&[("many", 9), ("few", small)]).opening_flaws(&rule, BODY);
    assert_eq!((of(4), of(5)), (vec![OpeningFlaw::CategoryTellsWho("few".into())], vec![]));
}

#[test]
fn who_is_struck_is_struck_from_both_sides() {
    // 6 of 10 is too few; without two who had not voted, 6 of 8 is enough; without one who had, 5 of 9 is not.
    let rule = Preset::OasisSpecial.rule();
    let all = casts(&[("yes", 6)]);
    let outcome = |lost: &[u64]| {
        let lost: BTreeSet<_> = lost.iter().copied().map(id).collect();
        judge(&rule, &electorate(10).without(&lost), &all).outcome
    };
    assert_eq!([outcome(&[]), outcome(&[8, 9]), outcome(&[0])], [Outcome::Fails, Outcome::Passes, Outcome::Fails]);
}

#[test]
fn an_organisation_votes_once_whoever_votes_for_it() {
    // The representative, then the alternate, then a proxy: it is the organisation's vote each time, and the last counts.
    let votes = [cast(0, "yes"), cast(0, "no"), cast(0, "yes"), cast(1, "no")];
    let rule = Preset::OasisSimple.rule();
    let everybody = electorate(3);
    let judgement = judge(&rule, &everybody, &votes);
    assert_eq!(judgement.checks.iter().map(|check| check.left).collect::<Vec<_>>(), [2, 1], "two answered, one Yes");
    assert_eq!(judgement.outcome, Outcome::Fails);
}
