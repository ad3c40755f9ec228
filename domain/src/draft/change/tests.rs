use std::collections::HashMap;

use super::*;
use crate::draft::identity::identify;

const HEAD: &str = "\n| # | Description | Level | CWE |\n|-|-|-|-|\n";

fn compared(old: &str, new: &str) -> (Changes, Option<Proposal>) {
    let read = |text: &str| Outline::read(text).expect("short enough");
    let (before, now) = (read(old), read(new));
    let settled = identify(&before, &now).settle(&HashMap::new()).expect("no questions");
    let (old, new) = (Revision { text: old, outline: &before }, Revision { text: new, outline: &now });
    let changes = Changes::of(old, new, &settled);
    let proposal = changes.propose(old, new);
    (changes, proposal)
}

fn table(rows: &str) -> String {
    format!("# V1 One\n\nSome prose here.\n{HEAD}{rows}")
}

fn reason(old: &str, new: &str) -> &'static str {
    compared(&table(old), &table(new)).1.map_or("nothing", |proposal| proposal.reason.as_str())
}

const MFA: &str = "| 1.1 | Verify that multi-factor authentication is used. | 1 | 308 |\n";
const RATE: &str = "| 1.2 | Verify that rate limiting slows credential stuffing down. | 1 | 307 |\n";

#[test]
fn each_kind_of_change_has_its_class() {
    let both = format!("{MFA}{RATE}");
    assert_eq!(reason(&both, &both), "nothing");
    assert_eq!(reason(&both, &both.replace("is used", "**is**  used")), "markup-only");
    assert_eq!(reason(&both, &both.replace("Verify that m", "[MODIFIED] verify that m")), "same-words");
    assert_eq!(reason(&both, &both.replace("| 1.", "| 6.")), "only-place");
    assert_eq!(reason(MFA, &both), "new-requirement");
    assert_eq!(reason(&both, MFA), "requirement-gone");
    assert_eq!(reason(&both, &both.replace("| 1 |", "| 2 |")), "other-level");
    assert_eq!(reason(&both, &both.replace("is used", "is not used")), "requirement-reworded");
    assert_eq!(reason(&both, &both.replace("308", "309")), "only-mappings");
    assert_eq!(compared("# One\n\nWords.", "# One\n\nOther words.").1.map(|one| one.class), Some(Class::Substantive));
}

#[test]
fn the_weightiest_change_decides() {
    let (changes, proposal) =
        compared(&table(MFA), &table(&format!("{RATE}{}", MFA.replace("is used", "must be used"))));
    let what: Vec<_> = changes.requirements.iter().map(|change| change.what.clone()).collect();
    assert_eq!(what, [vec![What::New], vec![What::Reworded]]);
    assert_eq!(proposal.map(|one| one.class), Some(Class::Feature));
}

#[test]
fn sections_are_told_again_and_requirements_move_between_them() {
    let old = format!("# V1 One\n{HEAD}{MFA}{RATE}# V2 Two\n\nProse.\n");
    let new = format!("# V1 One\n{HEAD}{RATE}# V2 Others\n\nProse.\n{HEAD}{MFA}# V3 Three\n");
    let (changes, _) = compared(&old, &new);
    let requirements: Vec<_> = changes.requirements.iter().map(|change| (change.new, change.what.clone())).collect();
    assert_eq!(requirements, [(Some(1), vec![What::Moved])]);
    let sections: Vec<_> = changes.sections.iter().map(|change| (change.new, change.what.clone())).collect();
    assert_eq!(sections, [(Some(1), vec![What::Retitled]), (Some(2), vec![What::New])]);
}

#[test]
fn what_keeps_its_order_has_not_moved() {
    let pairs: Vec<_> = [3, 0, 1, 4, 2, 5].into_iter().zip(0..).collect();
    let mut stays: Vec<_> = order::staying(&pairs).into_iter().collect();
    stays.sort_unstable();
    assert_eq!(stays.len(), 4);
    assert!(stays.starts_with(&[1, 2]) && stays.ends_with(&[5]));
}
