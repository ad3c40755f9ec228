//! A text as its reader sees it, so that words copied from a page are found in its Markdown.

use std::ops::Range;

/// Most bytes that the address of a link has; a longer one is text.
const ADDRESS: usize = 2_000;

/// A text without marks of Markdown, its white space single, that knows where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readable {
    text: String,
    /// Where a run begins: its place in the readable text and in the source.
    runs: Vec<(usize, usize)>,
}

impl Readable {
    /// Reads a text. The time is proportional to its length.
    pub fn of(source: &str) -> Self {
        let mut readable = Self::default();
        let mut skip_to = 0;
        for (at, char) in source.char_indices() {
            if at < skip_to {
                continue;
            }
            match char {
                '*' | '`' | '_' | '~' | '#' | '\\' | '[' => {}
                ']' => skip_to = after_address(source, at + 1),
                '|' => readable.push(' ', at),
                _ if char.is_whitespace() => readable.push(' ', at),
                _ => readable.push(char, at),
            }
        }
        if readable.text.ends_with(' ') {
            readable.text.pop();
        }
        readable
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that a range of the readable text, which is not empty, came from.
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        let last =
            self.text[range.clone()].char_indices().next_back().map_or((0, 0), |(at, char)| (at, char.len_utf8()));
        self.source_of(range.start)..self.source_of(range.start + last.0) + last.1
    }

    fn source_of(&self, place: usize) -> usize {
        let run = self.runs.partition_point(|(readable, _)| *readable <= place);
        run.checked_sub(1).map_or(0, |run| self.runs[run].1 + place - self.runs[run].0)
    }

    fn push(&mut self, char: char, at: usize) {
        if char == ' ' && (self.text.is_empty() || self.text.ends_with(' ')) {
            return;
        }
        let place = self.text.len();
        if self.runs.last().is_none_or(|(readable, source)| place - readable != at - source) {
            self.runs.push((place, at));
        }
        self.text.push(char);
    }
}

/// Where the text goes on after the address of a link, if one stands at `at`.
fn after_address(source: &str, at: usize) -> usize {
    let rest = source.as_bytes().get(at..).unwrap_or_default();
    if rest.first() != Some(&b'(') {
        return at;
    }
    let end = rest.iter().take(ADDRESS).position(|byte| matches!(byte, b')' | b'\n'));
    end.filter(|end| rest[*end] == b')').map_or(at, |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_and_addresses_are_not_read_and_places_are_kept() {
        let source = "## V6.2 *Pass*words\n\n| **6.2.1** | See [the guide](https://x.example/a_b),\n  `ü` ] end |\n";
        let readable = Readable::of(source);
        assert_eq!(readable.text(), "V6.2 Passwords 6.2.1 See the guide, ü end");
        let at = readable.text().find("guide, ü").expect("there");
        let found = readable.source(&(at..at + "guide, ü".len()));
        assert_eq!(&source[found], "guide](https://x.example/a_b),\n  `ü");
    }

    #[test]
    fn an_address_that_never_ends_costs_no_more_than_a_short_look() {
        let source = "](".repeat(200_000);
        assert_eq!(Readable::of(&source).text().len(), 200_000);
    }

    proptest! {
        #[test]
        fn every_character_is_found_where_it_stood(source in "[a-cü *|\\]\\[()\n`]{0,80}") {
            let readable = Readable::of(&source);
            for (at, char) in readable.text().char_indices().filter(|(_, char)| *char != ' ') {
                let range = readable.source(&(at..at + char.len_utf8()));
                prop_assert_eq!(&source[range.clone()], char.to_string());
            }
        }
    }
}
