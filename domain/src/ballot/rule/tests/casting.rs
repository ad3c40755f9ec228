//! Ties, and who decides them.

use super::support::{casts, electorate, judged};
use crate::ballot::rule::{EarlyClose, Judgement, Outcome, Returns, Rule, live::Live, preset::Preset};

/// OASIS's simple majority: more than half answered, more yes than no; with a casting vote.
fn rule() -> Rule {
    Rule { casting: true, ..Preset::OasisSimple.rule() }
}

#[test]
fn only_a_tie_waits_for_the_casting_vote() {
    let tied = |counts: &[(&str, u64)]| judged(&rule(), 6, counts).tied;
    assert!(tied(&[("yes", 2), ("no", 2)]));
    assert!(tied(&[("yes", 2), ("no", 2), ("abstain", 1)]));
    assert!(!tied(&[("yes", 3), ("no", 2)]), "it passed");
    assert!(!tied(&[("yes", 2), ("no", 3)]), "it failed");
    assert!(!tied(&[("yes", 1), ("no", 1)]), "the return is missed");
    assert!(!tied(&[("abstain", 5)]), "nobody took a side");
    assert!(!judged(&Preset::OasisSimple.rule(), 6, &[("yes", 2), ("no", 2)]).tied, "the rule knows no casting vote");
}

#[test]
fn it_decides_the_tie_and_nothing_else() {
    let decided = |counts: &[(&str, u64)]| -> Vec<(Outcome, Option<Outcome>)> {
        let told = |judgement: Judgement| (judgement.outcome, judgement.casting);
        let judgement = judged(&rule(), 6, counts);
        [None, Some(Outcome::Passes), Some(Outcome::Fails)]
            .map(|vote| told(judgement.clone().with_casting_vote(vote)))
            .into()
    };
    let (passes, fails) = (Outcome::Passes, Outcome::Fails);
    assert_eq!(decided(&[("yes", 2), ("no", 2)]), [(fails, None), (passes, Some(passes)), (fails, Some(fails))]);
    assert_eq!(decided(&[("yes", 2), ("no", 3)]), [(fails, None); 3]);
    assert_eq!(decided(&[("yes", 3), ("no", 2)]), [(passes, None); 3]);
}

#[test]
fn a_tie_that_may_come_is_not_decided_before() {
    let decided = |casting: bool| {
        let rule = Rule { casting, changeable: false, early_close: EarlyClose::Decided, ..rule() };
        let (everybody, all) = (electorate(4), casts(&[("yes", 2), ("no", 2)]));
        Live::of(&rule, &everybody, &Returns::of(&rule, &everybody, &all)).decided
    };
    assert_eq!((decided(false), decided(true)), (Some(Outcome::Fails), None));
}

#[test]
fn a_rule_without_two_sides_has_no_casting_vote() {
    let flaws = |preset: Preset| Rule { casting: true, ..preset.rule() }.flaws().len();
    assert_eq!(flaws(Preset::OasisSimple), 0);
    assert_eq!(flaws(Preset::OasisFull), 1, "half of all who may vote is no tie");
    assert_eq!(flaws(Preset::Consent), 1);
}
