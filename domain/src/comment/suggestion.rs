//! Proposed texts: which lines they stand for.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Whole lines of a text, counted from 1, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// The first.
    pub first: usize,
    /// The last.
    pub last: usize,
}

/// The lines that some bytes of a text stand in; blank lines at their end do not count.
pub fn lines_at(text: &str, at: &Range<usize>) -> Lines {
    let end = at.start + text[at.clone()].trim_end().len();
    let first = 1 + text[..at.start].matches('\n').count();
    Lines { first, last: first + text[at.start..end.max(at.start)].matches('\n').count() }
}

impl Lines {
    /// The bytes of these lines, with their ends; none where the text has fewer.
    fn bytes(self, text: &str) -> Option<Range<usize>> {
        let count = (self.last + 1).checked_sub(self.first)?;
        let mut starts = text.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start..*at)
        });
        let first = starts.nth(self.first.checked_sub(1)?)?;
        let last = match count.checked_sub(2) {
            Some(more) => starts.nth(more)?,
            None => first.clone(),
        };
        Some(first.start..last.end)
    }

    /// These lines of a text, with their ends.
    pub fn of(self, text: &str) -> Option<&str> {
        self.bytes(text).map(|bytes| &text[bytes])
    }

    /// The text with `replacement` in the place of these lines; it ends as they ended.
    pub fn replaced(self, text: &str, replacement: &str) -> Option<String> {
        let bytes = self.bytes(text)?;
        let (before, old, after) = (&text[..bytes.start], &text[bytes.clone()], &text[bytes.end..]);
        let new = replacement.trim_end_matches('\n');
        let end = &old[old.trim_end_matches('\n').len()..];
        let end = if new.is_empty() { "" } else { end };
        Some([before, new, end, after].concat())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_whole_and_keep_their_ends() {
        let text = "One\nTwo two\n\nThree";
        let at = text.find("two").map(|at| at..at + 3).expect("there");
        let lines = lines_at(text, &at);
        assert_eq!((lines, lines.of(text)), (Lines { first: 2, last: 2 }, Some("Two two\n")));
        assert_eq!(lines.replaced(text, "2\n2b\n\n").as_deref(), Some("One\n2\n2b\n\nThree"));
        assert_eq!(lines.replaced(text, "").as_deref(), Some("One\n\nThree"));
        assert_eq!(lines_at(text, &(4..13)), Lines { first: 2, last: 2 });
        assert_eq!(Lines { first: 4, last: 4 }.replaced(text, "3\n").as_deref(), Some("One\nTwo two\n\n3"));
        for wrong in [Lines { first: 0, last: 1 }, Lines { first: 3, last: 1 }, Lines { first: 4, last: 5 }] {
            assert_eq!(wrong.of(text), None, "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn lines_replaced_by_themselves_change_nothing(text in "[ab\n]{0,40}", first in 1..6_usize, more in 0..4_usize) {
            let lines = Lines { first, last: first + more };
            if let Some(own) = lines.of(&text).filter(|own| !own.trim_end_matches('\n').is_empty() && !own.ends_with("\n\n")) {
                prop_assert_eq!(lines.replaced(&text, own), Some(text.clone()));
            }
        }
    }
}
