use super::*;
use crate::draft::Requirement;

fn revision(requirements: &[(&str, &str)]) -> Outline {
    let requirement = |(number, text): &(&str, &str)| Requirement {
        number: (*number).into(),
        text: (*text).into(),
        ..Requirement::default()
    };
    Outline { requirements: requirements.iter().map(requirement).collect(), ..Outline::default() }
}

const MFA: &str = "Verify that multi-factor authentication is used to access the application.";
const RATE: &str = "Verify that rate limiting slows credential stuffing down.";

#[test]
fn a_number_alone_identifies_nothing() {
    let old = revision(&[("1.1", MFA), ("1.2", RATE)]);
    let new = revision(&[("1.1", RATE), ("1.2", "Cookies carry the secure attribute."), ("1.3", MFA)]);
    let found = identify(&old, &new);
    assert_eq!((found.same, found.new), (vec![(1, 0), (0, 2)], vec![1]));
    assert!(found.gone.is_empty() && found.questions.is_empty());
}

#[test]
fn notes_of_the_editors_and_punctuation_are_no_difference() {
    let old = revision(&[("1", "[MODIFIED, SPLIT TO 2] Verify that OTPs, once used, expire.")]);
    let new = revision(&[("7", "verify that OTPs once used expire")]);
    assert_eq!(identify(&old, &new).same, [(0, 0)]);
}

#[test]
fn a_split_is_asked_of_the_editor() {
    let old = revision(&[("1", "Verify that passwords are checked against a breach list and have eight characters.")]);
    let new = revision(&[
        ("2", "Verify that passwords are checked against a breach list."),
        ("3", "Verify that passwords have eight characters."),
    ]);
    let found = identify(&old, &new);
    assert_eq!((found.same.len(), found.new.len(), found.gone.len()), (0, 0, 0), "{found:?}");
    assert_eq!(found.questions.iter().map(|question| question.new).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(found.settle(&HashMap::new()), Err(Unsettled::Unanswered(0)));
    assert_eq!(found.settle(&HashMap::from([(0, Some(0)), (1, Some(0))])), Err(Unsettled::Twice(0)));
    assert_eq!(found.settle(&HashMap::from([(0, Some(9)), (1, None)])), Err(Unsettled::NotAsked { old: 9, new: 0 }));
    let settled = found.settle(&HashMap::from([(0, None), (1, Some(0))])).expect("answers");
    assert_eq!((settled.same.clone(), settled.new.clone(), settled.gone.clone()), (vec![(0, 1)], vec![0], vec![]));
    assert_eq!(settled.carry(&["lasting"], || "fresh"), ["fresh", "lasting"]);
    let neither = found.settle(&HashMap::from([(0, None), (1, None)])).expect("answers");
    assert_eq!((neither.new, neither.gone), (vec![0, 1], vec![0]));
}

#[test]
fn equal_texts_are_told_apart_by_number() {
    let old = revision(&[("1", MFA), ("2", RATE), ("3", MFA)]);
    let found = identify(&old, &old.clone());
    assert_eq!(found.same, [(0, 0), (1, 1), (2, 2)], "{found:?}");
}

#[test]
fn many_reworded_requirements_cost_a_bounded_time() {
    let state = |salt: &str| -> Outline {
        let numbers: Vec<_> = (0..20_000).map(|number| format!("{number}")).collect();
        let texts: Vec<_> = (0..20_000).map(|number| format!("Verify that item w{number} is safe {salt}.")).collect();
        revision(&numbers.iter().zip(&texts).map(|(number, text)| (number.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let found = identify(&state("now"), &state("then"));
    assert_eq!(found.same.len(), 20_000);
}
