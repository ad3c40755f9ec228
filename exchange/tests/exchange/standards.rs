//! The Open Source Project Security Baseline, read from its own files.

use domain::draft::{Mapping, Outline};
use exchange::standard::{Standard, read};

use crate::support::data;

const FAMILIES: [&str; 8] = ["AC", "BR", "DO", "GV", "LE", "QA", "SA", "VM"];

fn families() -> Option<Vec<Standard>> {
    let one = |family: &&str| {
        let path = data(&format!("standards/osps-baseline/OSPS-{family}.yaml"))?;
        Some(read(&std::fs::read(path).expect("a file")).unwrap_or_else(|error| panic!("{family}: {error}")))
    };
    FAMILIES.iter().map(one).collect()
}

#[test]
fn the_baseline_has_its_requirements_with_their_mappings() {
    let Some(families) = families() else { return };
    let requirements: Vec<_> = families.iter().flat_map(|one| &one.outline.requirements).collect();
    let retired: Vec<_> = families.iter().flat_map(|one| &one.retired).map(String::as_str).collect();
    assert_eq!((requirements.len(), retired), (64, vec!["OSPS-BR-01.02"]));
    assert!(requirements.iter().all(|one| matches!(one.level.as_deref(), Some("1" | "2" | "3"))));
    assert!(requirements.iter().all(|one| one.advice.is_some() && one.rationale.is_some()));
    let unmapped = requirements.iter().filter(|one| one.mappings.is_empty()).map(|one| one.number.as_str());
    assert_eq!(unmapped.collect::<Vec<_>>(), ["OSPS-DO-07.01"], "its file leaves them empty");
    let first = requirements[0];
    assert_eq!((first.number.as_str(), first.level.as_deref()), ("OSPS-AC-01.01", Some("1")));
    assert!(
        first.text.starts_with("When a user attempts to read or modify a sensitive resource in the project's auth")
    );
    assert!(first.mappings.contains(&Mapping { scheme: "SSDF".into(), entry: "PO.3.2".into() }));
    let controls = families.iter().flat_map(|one| &one.outline.sections).filter(|section| section.depth == 2).count();
    assert_eq!(controls, 41);
}

#[test]
fn its_text_says_the_same_again() {
    let Some(families) = families() else { return };
    for family in families {
        let again = Outline::read(&family.markdown()).expect("short enough");
        let titles = |outline: &Outline| -> Vec<_> {
            outline.sections.iter().map(|one| (one.depth, one.number.clone(), one.title.clone())).collect()
        };
        // A group's id is one word of letters, which no number of a section is.
        assert_eq!(titles(&again)[1..], titles(&family.outline)[1..]);
        let said = |outline: &Outline| -> Vec<_> {
            let all = outline.requirements.iter();
            all.map(|one| (one.number.clone(), one.level.clone(), one.text.replace("\n\n", " "), one.section)).collect()
        };
        assert_eq!(said(&again), said(&family.outline));
    }
}

#[test]
fn what_is_no_baseline_is_refused() {
    let code = |text: &str| read(text.as_bytes()).map_err(|error| error.code);
    assert_eq!(code("groups: []\ncontrols: []\n"), Ok(Standard::default()));
    assert_eq!(code("<schedule/>"), Err("not-a-standard"));
    assert_eq!(code("groups: []\n"), Err("not-a-standard"));
    let control = "groups: []\ncontrols:\n  - {id: A-1, title: T, group: A}\n";
    assert_eq!(code(control), Err("group-unknown"));
    let twice = "groups: [{id: A, title: T}]\ncontrols:\n  - id: A-1\n    title: T\n    group: A\n    \
                 assessment-requirements: [{id: A-1.1, text: X}, {id: A-1.1, text: Y}]\n";
    assert_eq!(code(twice), Err("number-twice"));
    let error = read(b"groups: []\ncontrols:\n  - 3\n").expect_err("no control");
    assert_eq!((error.code, error.place.line), ("not-a-standard", 3));
}

#[test]
fn aliases_that_multiply_are_refused() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let row = vec![format!("*a{}", level - 1); 10].join(", ");
        text += &format!("a{level}: &a{level} [{row}]\n");
    }
    text += "groups: *a11\ncontrols: []\n";
    assert_eq!(read(text.as_bytes()).expect_err("too much").code, "not-a-standard");
    let nested = "[".repeat(100_000);
    assert_eq!(read(nested.as_bytes()).expect_err("too deep").code, "not-a-standard");
}
