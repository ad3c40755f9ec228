use super::*;

fn read(text: &str) -> Outline {
    Outline::read(text).expect("short enough")
}

fn titles(text: &str) -> Vec<(u8, Option<String>, String)> {
    read(text).sections.into_iter().map(|section| (section.depth, section.number, section.title)).collect()
}

fn titled(depth: u8, number: &str, title: &str) -> (u8, Option<String>, String) {
    (depth, (!number.is_empty()).then(|| number.to_owned()), title.to_owned())
}

#[test]
fn headings_are_told_from_what_looks_like_them() {
    let text = "---\n# front: matter\n---\nBefore.\n\n# V6 Authentication\n\n```sh\n# a comment\n```\n<!--\n# hidden\n-->\n\
                ## V6.2: Passwords ##\n    # code\n#hash\n\nUnderlined\n---\n- item\n---\nTLS1 and OAuth2\n======\n";
    let expected = vec![
        titled(0, "", ""),
        titled(1, "V6", "Authentication"),
        titled(2, "V6.2", "Passwords"),
        titled(2, "", "Underlined"),
        titled(1, "", "TLS1 and OAuth2"),
    ];
    assert_eq!(titles(text), expected);
}

#[test]
fn sections_cover_the_text() {
    let text = "Before.\n# One\nBody.\n\nTwo\n===\nEnd";
    let parts: Vec<_> = read(text).sections.into_iter().map(|section| &text[section.at]).collect();
    assert_eq!(parts, ["Before.\n", "# One\nBody.\n\n", "Two\n===\nEnd"]);
}

#[test]
fn a_row_of_a_table_of_requirements_is_one() {
    let text = "# V1 One\n| # | Description | Level | #CWE | Rationale | How to test |\n| :--- | --- | :---: | - | - | - |\n\
                | **1.2.6** | Verify `a \\| b`. | 1 | 79, 80 | Because. | Send one. |\n| **1.2.7** | | 2 | | | |\n\n| # | Name |\n|-|-|\n| 1 | x |";
    let outline = read(text);
    let [one] = &outline.requirements[..] else { panic!("{:?}", outline.requirements) };
    assert_eq!((one.number.as_str(), one.text.as_str()), ("1.2.6", "Verify `a | b`."));
    assert_eq!((one.level.as_deref(), one.rationale.as_deref()), (Some("1"), Some("Because.")));
    assert_eq!(one.test.as_deref(), Some("Send one."));
    let mappings: Vec<_> = one.mappings.iter().map(|one| (one.scheme.as_str(), one.entry.as_str())).collect();
    assert_eq!(mappings, [("CWE", "79"), ("CWE", "80")]);
    assert!(text[one.at.clone()].starts_with("| **1.2.6**"));
}

#[test]
fn the_first_ticked_level_counts() {
    let text = "| # | Description | L1 | L2 | L3 | CWE |\n|-|-|-|-|-|-|\n| **1.1** | Verify. | | ✓ | ✓ | 79 |";
    assert_eq!(read(text).requirements[0].level.as_deref(), Some("2"));
}

#[test]
fn an_item_with_a_bold_number_is_a_requirement() {
    let text =
        "- **V6.2.4** (L2) Verify passwords.\n* **OSPS-AC-01:** Use MFA.\n- **Note** this is none.\n- **2024** neither";
    let found: Vec<_> = read(text).requirements.into_iter().map(|one| (one.number, one.level, one.text)).collect();
    let expected = [
        ("V6.2.4".into(), Some("2".into()), "Verify passwords.".into()),
        ("OSPS-AC-01".into(), None, "Use MFA.".into()),
    ];
    assert_eq!(found, expected);
}

#[test]
fn hostile_texts_cost_what_their_length_does() {
    assert_eq!(Outline::read(&"x".repeat(MAX_BYTES + 1)), Err(TooLarge(MAX_BYTES + 1)));
    let nested = (0..10_000).fold(String::new(), |text, depth| text + &"  ".repeat(depth % 400) + "- x\n");
    let texts = [
        nested,
        "> ".repeat(MAX_BYTES / 2),
        "[".repeat(MAX_BYTES),
        "[a](".repeat(MAX_BYTES / 4),
        "|".repeat(MAX_BYTES / 8),
        "```\n".repeat(MAX_BYTES / 16),
        "<!--\n".repeat(MAX_BYTES / 16),
        "x\n".repeat(MAX_BYTES / 16),
    ];
    for text in texts {
        let outline = read(&text);
        assert!(outline.requirements.is_empty());
        assert!(outline.sections.len() <= 1, "{}", outline.sections.len());
    }
}
