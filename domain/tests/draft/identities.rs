use domain::draft::{Outline, Requirement, identity::identify};

use crate::support;

/// The oracle: the number that each requirement had in a draft before.
fn oracle(requirement: &Requirement) -> Option<&str> {
    requirement.mappings.iter().find(|one| one.scheme == "v5.0.be").map(|one| one.entry.as_str())
}

fn outlines() -> Option<Vec<Outline>> {
    let read = |one: &support::Text| Outline::read(&one.text).expect("short enough");
    Some(support::revisions()?.iter().map(read).collect())
}

fn without_oracle(outline: &Outline) -> Outline {
    let mut hidden = outline.clone();
    hidden.requirements.iter_mut().for_each(|one| one.mappings.clear());
    hidden
}

#[test]
fn identities_are_those_of_the_oracle() {
    let Some(outlines) = outlines() else { return };
    for (number, pair) in (1..).zip(outlines[..17].windows(2)) {
        let [old, new] = pair else { unreachable!("windows of two") };
        let found = identify(&without_oracle(old), &without_oracle(new));
        assert!(found.questions.is_empty(), "{number}: {:?}", found.questions);
        let place = |wanted: &Requirement| old.requirements.iter().position(|one| oracle(one) == oracle(wanted));
        let all = new.requirements.iter().enumerate();
        let truth: Vec<_> = all.filter_map(|(at, one)| Some((place(one)?, at))).collect();
        assert_eq!(found.same, truth, "{number}");
        assert_eq!(found.new.len(), new.requirements.len() - truth.len(), "{number}");
        assert_eq!(found.gone.len(), old.requirements.len() - truth.len(), "{number}");
    }
}

#[test]
fn identities_carry_through_the_whole_history() {
    let Some(outlines) = outlines() else { return };
    let mut fresh = 0..;
    let mut next = || fresh.next().expect("a number");
    let mut ids: Vec<u32> = outlines[0].requirements.iter().map(|_| next()).collect();
    let first: std::collections::HashMap<_, _> = outlines[0].requirements.iter().map(oracle).zip(ids.clone()).collect();
    for pair in outlines.windows(2) {
        let found = identify(&without_oracle(&pair[0]), &without_oracle(&pair[1]));
        ids = found.settle(&std::collections::HashMap::new()).expect("no question").carry(&ids, &mut next);
        for (requirement, id) in pair[1].requirements.iter().zip(&ids) {
            if let Some(before) = oracle(requirement) {
                assert_eq!(first.get(&Some(before)).copied().unwrap_or(*id), *id, "{}", requirement.number);
            }
        }
    }
    assert_eq!(fresh.next(), Some(48), "46 at first, and two new ones");
}

#[test]
fn every_requirement_of_the_whole_standard_has_its_place() {
    let Some(whole) = support::whole() else { return };
    let [old, new] = whole.map(|one| Outline::read(&one.text).expect("short enough"));
    let found = identify(&without_oracle(&old), &without_oracle(&new));
    println!("{} same, {} new, {} gone", found.same.len(), found.new.len(), found.gone.len());
    for question in &found.questions {
        println!("{} asked: {:?}", new.requirements[question.new].number, question.candidates);
    }
    assert_eq!(found.same.len() + found.new.len() + found.questions.len(), new.requirements.len());
    assert!(found.same.len() > 250 && found.questions.len() < 40);
}
