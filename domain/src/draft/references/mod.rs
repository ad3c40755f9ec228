//! What a text refers to: its own sections and requirements, standards of this site, and addresses elsewhere.
//!
//! Read from the text itself, line by line and never nested, like its outline. What stands in code refers to nothing.

mod scan;

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;

use self::scan::Found;
use super::{Outline, anchor, outline::Lines, text::is_renderable};
use crate::id::RequirementId;

/// Most references of one kind that are told of a text.
const MOST: usize = 1_000;

/// A link within a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Within {
    /// What it names, without `#`.
    pub name: String,
    /// The place that it leads to; none where nothing in the text has that name.
    pub anchor: Option<String>,
}

/// The references of a text, each once and in the order of the text; at most 1,000 of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct References {
    /// Links to its own sections and requirements.
    pub within: Vec<Within>,
    /// The numbers of standards that it names as `STD-3` or links to as `/standards/3`, the smallest first.
    pub standards: BTreeSet<i32>,
    /// Addresses elsewhere.
    pub out: Vec<String>,
}

impl References {
    /// Reads the references of a text whose requirements are `identities`, in their order. A text that is shown as it was
    /// written has no links, and so none.
    pub fn read(text: &str, outline: &Outline, identities: &[RequirementId]) -> Self {
        if !is_renderable(text) {
            return Self::default();
        }
        let names = anchor::names(outline, &anchor::sections(outline), identities);
        let mut seen = HashSet::new();
        let mut found = Self::default();
        for line in Lines::of(text) {
            scan::line(line.text, |one| match one {
                Found::Standard(number) => found.name(number),
                Found::Link(to) => found.link(to, &mut seen, |name| names.get(&anchor::wanted(name)).cloned()),
            });
        }
        found
    }

    fn link<'a>(&mut self, to: &'a str, seen: &mut HashSet<&'a str>, place: impl Fn(&str) -> Option<String>) {
        let is_new = |seen: &mut HashSet<&'a str>| seen.insert(to);
        if let Some(name) = to.strip_prefix('#') {
            if !name.is_empty() && !is_note(name) && self.within.len() < MOST && is_new(seen) {
                self.within.push(Within { name: name.to_owned(), anchor: place(name) });
            }
        } else if scan::is_address(to) {
            if self.out.len() < MOST && is_new(seen) {
                self.out.push(to.to_owned());
            }
        } else if let Some(number) = standard(to) {
            self.name(number);
        }
    }

    fn name(&mut self, number: i32) {
        if self.standards.len() < MOST {
            self.standards.insert(number);
        }
    }

    /// The names that links within the text lead to and that nothing in it has.
    pub fn dangling(&self) -> impl Iterator<Item = &str> {
        self.within.iter().filter(|one| one.anchor.is_none()).map(|one| one.name.as_str())
    }

    /// The numbers of standards that the text names, also by their whole addresses on the site that begins with `site`.
    pub fn standards_of(&self, site: &str) -> BTreeSet<i32> {
        let linked = self.out.iter().filter_map(|to| standard(to.strip_prefix(site)?));
        self.standards.iter().copied().chain(linked).collect()
    }
}

/// Whether the renderer made this name for a footnote.
pub fn is_note(name: &str) -> bool {
    name.starts_with("fn-") || name.starts_with("fnref-")
}

/// The standard that a path of this site leads to: `/standards/3`, and places and files of it.
fn standard(path: &str) -> Option<i32> {
    let rest = path.strip_prefix("/standards/")?;
    let digits = rest.split(['/', '#', '?']).next()?;
    digits.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> References {
        let outline = Outline::read(text).expect("short enough");
        let id = |last: u128| RequirementId(uuid::Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_0000 + last));
        let ids: Vec<_> = (1..).map(id).take(outline.requirements.len()).collect();
        References::read(text, &outline, &ids)
    }

    fn dangling(text: &str) -> Vec<String> {
        read(text).dangling().map(str::to_owned).collect()
    }

    #[test]
    fn links_within_lead_to_sections_and_requirements_or_nowhere() {
        let text = "# V6 Passwords\n\nSee [it](#v6-passwords), [its place](#s-V6), [one](#r-000000000001), [by number](#6.1.1),\n\
            [gone](#v7-sessions \"Gone\"), [gone](#9.9.9), [again](#v7-sessions), [over](<#über-uns>) and [so](#%C3%BCber-uns).\n\n\
            - **6.1.1** One, as [there][label].\n\n## Über uns\n\n[label]: #nowhere\n";
        assert_eq!(dangling(text), ["v7-sessions", "9.9.9", "nowhere"]);
        let anchors: Vec<_> = read(text).within.into_iter().filter_map(|one| one.anchor).collect();
        assert_eq!(anchors, ["s-V6", "s-V6", "r-000000000001", "r-000000000001", "s-über-uns", "s-über-uns"]);
    }

    #[test]
    fn what_is_no_link_is_none() {
        let text = "# One\n\n`[a](#code)` and ``[b](#`code)`` \\[c](#escaped) ![d](#picture) d](#closed) [e] (#apart) [f](#)\n\n\
            ```\n[g](#block) STD-1\n```\n<!-- [h](#comment) -->\n[^1]: A note, `STD-2`, XSTD-3, STD-4a, STD-0, STD-99999999999.\n\
            [back](#fnref-1) [i](other.md#name)\n";
        assert_eq!(read(text), References::default());
    }

    #[test]
    fn standards_are_named_by_their_numbers_and_addresses() {
        let text = "As STD-12 and (STD-3) say, see [this](/standards/7#s-1), <https://a.example/standards/8> and \
            https://b.example/standards/9.\n";
        let found = read(text);
        assert_eq!(found.standards, [3, 7, 12].into());
        assert_eq!(found.standards_of("https://a.example"), [3, 7, 8, 12].into());
    }

    #[test]
    fn addresses_elsewhere_are_told_once() {
        let text = "[a](https://a.example/x_(y) 'title') **https://b.example/STD-5**, <https://c.example> (https://d.example/p)\n\
            https://b.example/STD-5. [e](mailto:e@e.example) [f](javascript:alert(1)) [g]: no\n\n[h]: https://h.example\n";
        let found = read(text);
        let expected = [
            "https://a.example/x_(y)",
            "https://b.example/STD-5",
            "https://c.example",
            "https://d.example/p",
            "https://h.example",
        ];
        assert_eq!(found.out, expected);
        assert_eq!(found.standards, BTreeSet::new());
    }

    #[test]
    fn texts_of_marks_alone_come_to_an_end() {
        let long: Vec<_> = (1..1_500).map(|length| format!("{}a", "`".repeat(length))).collect();
        for hostile in [long.concat(), "a](".repeat(300_000), "(http://".repeat(200_000), "STD-".repeat(400_000)] {
            // What would take for ever is ended by nextest.
            scan::line(&hostile, |_| ());
        }
        let many: Vec<_> = (0..2 * MOST).map(|number| format!("[a](#n{number})\n\n")).collect();
        assert_eq!(read(&many.concat()).within.len(), MOST);
    }
}
