//! References within a charter.

use super::clauses::prose;

/// Words before a number that make it a reference, in both of Plenary's languages.
const WORDS: &[&str] =
    &["section", "sections", "clause", "clauses", "article", "articles", "except", "abschnitt", "ziffer", "§"];
/// Words between two numbers that are both meant.
const LINKS: &[&str] = &["and", "or", "und", "oder", ","];

/// A reference to a clause or a heading of the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The line it stands on, from 1.
    pub line: usize,
    /// The number of a clause, or the anchor of a heading.
    pub to: String,
    /// Whether it is the anchor of a heading.
    pub is_anchor: bool,
}

/// Every reference outside of fenced blocks, in order. Those to another document (“section 6.5 of RFC 2026”) are none.
pub(super) fn references(text: &str) -> Vec<Reference> {
    prose(text).flat_map(|(line, content)| on_line(line, content)).collect()
}

fn on_line(line: usize, content: &str) -> Vec<Reference> {
    let mut found: Vec<Reference> =
        numbers_in(content).into_iter().map(|to| Reference { line, to, is_anchor: false }).collect();
    for rest in content.split("](#").skip(1) {
        if let Some((to, _)) = rest.split_once(')') {
            found.push(Reference { line, to: to.to_owned(), is_anchor: true });
        }
    }
    found
}

/// The numbers of clauses that a sentence refers to.
pub(super) fn numbers_in(sentence: &str) -> Vec<String> {
    let spaced = sentence.replace('§', " § ").replace(',', " , ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let announces = WORDS.contains(&bare(words[at]).to_lowercase().as_str());
        at += 1;
        if !announces {
            continue;
        }
        let mut numbers = Vec::new();
        while let Some(word) = words.get(at) {
            match number(word) {
                Some(number) => numbers.push(number),
                None if !numbers.is_empty() && LINKS.contains(word) => {}
                None if numbers.is_empty() && WORDS.contains(&bare(word).to_lowercase().as_str()) => {}
                None => break,
            }
            at += 1;
        }
        if !is_elsewhere(&words[at.min(words.len())..]) {
            found.append(&mut numbers);
        }
    }
    found
}

/// Whether what follows says that another document is meant.
fn is_elsewhere(rest: &[&str]) -> bool {
    match rest {
        ["of" | "der" | "des", next, ..] => !matches!(next.to_lowercase().as_str(), "this" | "dieser" | "the"),
        _ => false,
    }
}

/// `7.c` from `7.c`, `7(c)`, `7.c).` and the like.
fn number(word: &str) -> Option<String> {
    let plain = word.replace('(', ".").replace(')', "");
    let plain = plain.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let mut parts = plain.split('.').filter(|part| !part.is_empty());
    let first = parts.next()?;
    let is_part = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_digit())
            || (part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    let starts_right = first.bytes().all(|byte| byte.is_ascii_digit()) && first.len() <= 3;
    (starts_right && parts.all(is_part)).then(|| plain.replace("..", ".").to_lowercase())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '§')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_after_words_that_announce_them_are_references() {
        for (sentence, expected) in [
            ("by majority, except 7.c and 8.a.", &["7.c", "8.a"][..]),
            ("see Section 4(b) of this charter", &["4.b"]),
            ("as in sections 2, 3.1 or 5", &["2", "3.1", "5"]),
            ("nach § 4", &["4"]),
            ("Abschnitt 2.1 gilt", &["2.1"]),
            ("section 6.5 of RFC 2026", &[]),
            ("at least 3 members in section one", &[]),
        ] {
            assert_eq!(numbers_in(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn each_reference_knows_its_line() {
        let found = references("One\n\nSee section 3.\n```rules\nsection 9\n```\n[Scope](#scope)");
        let told: Vec<(usize, &str)> = found.iter().map(|one| (one.line, one.to.as_str())).collect();
        assert_eq!(told, [(3, "3"), (7, "scope")]);
    }
}
