use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const TEXT: &str = "# V6 Authentication\n\nPasswords matter.\n\n## V6.1 General\n\nUse them well. Use **them** often.\n\n## V6.2 General\n\n| # | Description |\n| --- | --- |\n| **6.2.1** | Verify the `length`. |\n";

fn ids(outline: &Outline) -> Vec<RequirementId> {
    (0..outline.requirements.len()).map(|at| RequirementId(Uuid::from_u128(at as u128 + 1))).collect()
}

fn quote(text: &str, quote: &str) -> Result<Anchor, &'static str> {
    let outline = Outline::read(text).expect("read");
    let typed = TypedAnchor { quote: quote.into(), ..TypedAnchor::default() };
    Text::of(text, &outline, &ids(&outline)).anchor(&typed).map_err(|(_, flaw)| flaw.code)
}

/// What an anchor stands on in a text.
fn carried(text: &str, anchor: &Anchor) -> Option<String> {
    let outline = Outline::read(text).expect("read");
    let place = Text::of(text, &outline, &ids(&outline)).carry(anchor)?;
    Some(text[place.at].to_owned())
}

#[test]
fn words_are_quoted_as_they_are_read() {
    let anchor = quote(TEXT, "Use them\noften.").expect("there");
    assert_eq!((anchor.words.as_str(), anchor.heading.as_str()), ("Use them often.", "V6.1 General"));
    assert_eq!(carried(TEXT, &anchor).as_deref(), Some("Use **them** often."));
    assert_eq!(quote(TEXT, "Verify the length.").expect("there").section, "s-V6.2");
    for (words, code) in [("Use them badly", "not-there"), ("se them", "not-there"), (" ** ", "no-words")] {
        assert_eq!(quote(TEXT, words).map_err(|code| code.to_owned()).unwrap_err(), code, "{words}");
    }
    assert_eq!(quote(&"a ".repeat(2_000), &"a ".repeat(2_000)), Err("too-long"));
}

#[test]
fn of_equal_words_those_with_the_same_words_around_them_are_taken() {
    let old = "# One\n\nA must hold. First.\n\n# Two\n\nB must hold. Second.\n";
    let second = quote(old, "must hold. Second").expect("there");
    let second = Anchor { words: "must hold.".into(), ..second };
    let new = "# Two\n\nNew. B must hold. Second.\n\n# One\n\nA must hold. First.\n";
    let outline = Outline::read(new).expect("read");
    let place = Text::of(new, &outline, &[]).carry(&second).expect("carried");
    assert_eq!(place.section, Some(0));
}

#[test]
fn a_section_is_carried_by_its_title_and_else_by_its_number() {
    let outline = Outline::read(TEXT).expect("read");
    let text = Text::of(TEXT, &outline, &[]);
    let on = |name: &str| text.anchor(&TypedAnchor { section: name.into(), ..TypedAnchor::default() }).expect("there");
    let first = on("s-V6");
    assert_eq!(first.words, "V6 Authentication");
    let heads =
        |anchor: &Anchor, new: &str| carried(new, anchor).map(|text| text.lines().next().unwrap_or("").to_owned());
    assert_eq!(heads(&first, "# V6 Cryptography\n# V7 Authentication\n").as_deref(), Some("# V7 Authentication"));
    assert_eq!(heads(&first, "# V6 Identity\n").as_deref(), Some("# V6 Identity"));
    assert_eq!(heads(&first, "# V7 Identity\n"), None);
    assert_eq!(heads(&on("s-V6.2"), TEXT).as_deref(), Some("## V6.2 General"), "though another has its title");
    let missing = text.anchor(&TypedAnchor { section: "s-V9".into(), ..TypedAnchor::default() });
    assert_eq!(missing.map_err(|(field, flaw)| (field, flaw.code)), Err(("section", "not-there")));
}

#[test]
fn a_requirement_is_carried_by_what_it_is() {
    let outline = Outline::read(TEXT).expect("read");
    let known = ids(&outline);
    let typed = TypedAnchor { requirement: known[0].to_string(), ..TypedAnchor::default() };
    let anchor = Text::of(TEXT, &outline, &known).anchor(&typed).expect("there");
    assert_eq!(anchor.words, "6.2.1 Verify the `length`.");
    let linked = TypedAnchor { section: anchor::requirement(known[0]), ..TypedAnchor::default() };
    assert_eq!(Text::of(TEXT, &outline, &known).anchor(&linked).as_ref(), Ok(&anchor), "by the anchor of its link");
    let other = [RequirementId(Uuid::from_u128(9))];
    assert_eq!(Text::of(TEXT, &outline, &other).carry(&anchor), None);
    let place = Text::of(TEXT, &outline, &known).carry(&anchor).expect("carried");
    assert_eq!((place.section, place.requirement), (Some(2), Some(0)));
}

#[test]
fn what_many_times_stands_there_is_found_in_bounded_time() {
    let text = "ab ".repeat(300_000);
    assert!(carried(&text, &quote(&text, "ab").expect("there")).is_some());
}

/// Paragraphs, some with marks.
fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-e]{1,3}( [a-e*]{1,3}){0,6}\\.", 0..8)
}

proptest! {
    /// Whatever is put before and after a paragraph: words that stand in it are never lost.
    #[test]
    fn a_comment_whose_words_are_unchanged_is_never_orphaned(
        paragraph in "[f-k]{2,4}( [a-k]{1,4}){2,8}", around in paragraphs(), new in paragraphs(), from in 0..3_usize, more in 0..6_usize,
    ) {
        let words: Vec<&str> = paragraph.split(' ').collect();
        let from = from.min(words.len() - 1);
        let quoted = words[from..words.len().min(from + 1 + more)].join(" ");
        let old = format!("# Old\n\n{}\n\n{paragraph}\n\n{}\n", around.join("\n\n"), new.join("\n\n"));
        let anchor = quote(&old, &quoted).expect("it stands there");
        let text = format!("# New\n\n{}\n\n{paragraph}\n\n# Newer\n\n{}\n", new.join("\n\n"), around.join("\n\n"));
        let found = carried(&text, &anchor);
        prop_assert_eq!(found.map(|found| Readable::of(&found).text().to_owned()), Some(quoted));
    }

    /// Words of letters that the new text does not have are gone.
    #[test]
    fn a_comment_whose_words_are_gone_is_always_orphaned(quoted in "[f-k]{1,4}( [a-k]{1,4}){0,4}", old in paragraphs(), new in paragraphs()) {
        let anchor = quote(&format!("{}\n\n{quoted}\n", old.join("\n\n")), &quoted).expect("it stands there");
        prop_assert_eq!(carried(&new.join("\n\n"), &anchor), None);
    }
}
