use std::collections::HashMap;

use domain::draft::{
    Outline,
    change::{Changes, Class, Revision, What},
    identity::identify,
};

use crate::support;

/// What changed from each state to the next, its number with it.
fn history() -> Option<Vec<(usize, Changes, Option<Class>)>> {
    let revisions = support::revisions()?;
    let outlines: Vec<_> = revisions.iter().map(|one| Outline::read(&one.text).expect("short enough")).collect();
    let step = |at: usize| {
        let [old, new] = [at, at + 1].map(|at| Revision { text: &revisions[at].text, outline: &outlines[at] });
        let settled = identify(old.outline, new.outline).settle(&HashMap::new()).expect("no questions");
        let changes = Changes::of(old, new, &settled);
        let class = changes.propose(old, new).map(|proposal| proposal.class);
        (at + 1, changes, class)
    };
    Some((0..20).map(step).collect())
}

#[test]
fn each_step_has_its_counts() {
    let Some(history) = history() else { return };
    let expected: HashMap<(usize, What), usize> = [
        ((2, What::Renumbered), 46),
        ((4, What::Reworded), 6),
        ((5, What::Reworded), 44),
        ((7, What::Reworded), 7),
        ((8, What::Relevelled), 2),
        ((9, What::Reworded), 1),
        ((10, What::Renumbered), 7),
        ((10, What::New), 1),
        ((11, What::Reworded), 1),
        ((12, What::New), 1),
        ((14, What::Renumbered), 1),
        ((14, What::Reworded), 1),
        ((14, What::Gone), 1),
        ((15, What::Reworded), 1),
        ((17, What::Remapped), 47),
        ((18, What::Reworded), 4),
    ]
    .into();
    for (number, changes, _) in &history {
        for what in What::ALL {
            let wanted = expected.get(&(*number, *what)).copied().unwrap_or(0);
            assert_eq!(changes.count(*what), wanted, "{number} {what}");
        }
    }
}

#[test]
fn each_step_has_a_class() {
    let Some(history) = history() else { return };
    let wanted = |number: usize| match number {
        1 | 2 | 5 | 18 => Class::Editorial,
        10 | 12 => Class::Feature,
        17 => Class::Registry,
        _ => Class::Substantive,
    };
    for (number, _, class) in &history {
        assert_eq!(*class, Some(wanted(*number)), "{number}");
    }
}
