//! The clauses of a charter: what a reference in it can point at.

use std::collections::BTreeSet;

/// The clauses that a text has.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    numbers: BTreeSet<String>,
    anchors: BTreeSet<String>,
}

impl Clauses {
    /// Finds headings, and numbered or lettered items below them.
    pub fn of(text: &str) -> Self {
        let mut clauses = Self::default();
        let (mut section, mut item) = (String::new(), String::new());
        let mut by_headings = false;
        for line in prose(text).map(|(_, line)| line) {
            let words = line.trim_start();
            let indent = line.len() - words.len();
            if let Some(title) = heading(words) {
                clauses.anchors.insert(anchor(title));
                by_headings = true;
                if let Some(number) = leading_number(title) {
                    section.clone_from(&number);
                    item.clear();
                    clauses.numbers.insert(number);
                }
            } else if let Some(number) = leading_number(words) {
                // Where no heading counts, the outermost items are the sections.
                if indent == 0 && !by_headings {
                    section.clone_from(&number);
                    item.clear();
                    clauses.numbers.insert(number);
                } else {
                    item = join(&section, &number);
                    clauses.numbers.insert(item.clone());
                    clauses.numbers.insert(number);
                }
            } else if let Some(letter) = leading_letter(words) {
                clauses.numbers.insert(join(&section, &letter));
                if !item.is_empty() {
                    clauses.numbers.insert(join(&item, &letter));
                }
            }
        }
        clauses
    }

    /// Whether there is a clause under this number, such as `7.c`.
    pub fn has(&self, number: &str) -> bool {
        self.numbers.contains(&number.to_lowercase())
    }

    /// Whether a heading goes by this anchor.
    pub fn has_anchor(&self, name: &str) -> bool {
        self.anchors.contains(name)
    }
}

/// The lines of a text, with their numbers, that are no part of a fenced block.
pub(super) fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(at, line)| {
        let is_fence = line.trim_start().starts_with("```");
        let shown = !fenced && !is_fence;
        fenced ^= is_fence;
        shown.then_some((at + 1, line))
    })
}

fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with(' ')).then(|| rest.trim())
}

/// `7.3` from `7.3 Decisions`, `7` from `7. Decisions` or `7) Decisions`.
fn leading_number(line: &str) -> Option<String> {
    let first = line.split_whitespace().next()?;
    let number = first.trim_end_matches([')', '.', ':']);
    let is_number = number.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (is_number && number.len() <= 12).then(|| number.to_owned())
}

/// `c` from `c. …`, `c) …`, `(c) …` or `- (c) …`.
fn leading_letter(line: &str) -> Option<String> {
    let line = line.trim_start_matches(['-', '*']).trim_start();
    let first = line.split_whitespace().next()?;
    let letter = first.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_letter = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_alphabetic()) && letter != first;
    is_letter.then(|| letter.to_lowercase())
}

fn join(section: &str, part: &str) -> String {
    if section.is_empty() { part.to_owned() } else { format!("{section}.{part}") }
}

/// What a heading is called in addresses: small letters, digits and hyphens.
fn anchor(title: &str) -> String {
    let kept =
        title.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-').collect::<String>();
    kept.replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_found_under_headings_and_in_lists() {
        let clauses = Clauses::of(
            "# Charter\n\n## 7. Decisions\n\na. One\nb) Two\n- (c) Three\n\n### 7.2 More\n\n1. First\n   a. Deep\n",
        );
        for number in ["7", "7.a", "7.b", "7.C", "7.2", "7.2.1", "7.2.a", "7.2.1.a"] {
            assert!(clauses.has(number), "{number}");
        }
        assert!(!clauses.has("7.d") && !clauses.has("8"));
        assert!(clauses.has_anchor("7-decisions") && !clauses.has_anchor("decisions"));
    }

    #[test]
    fn a_charter_of_nothing_but_lists_has_sections_too() {
        let clauses = Clauses::of("7. Voting\n   a. One\n   c. Three\n8. Money\n");
        assert!(clauses.has("7.c") && clauses.has("8") && !clauses.has("8.a"));
    }
}
