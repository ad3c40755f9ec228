//! Bringing two people's changes of one text together.
//!
//! Whole lines are the unit, since a paragraph or a row is one line: where both changed the same one, neither is mixed
//! into the other, and both stand in the result until a person decides.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::diff::common::{Run, common};

/// A piece of the merged text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// What both agree on, or only one changed.
    Settled(String),
    /// What both changed, each otherwise.
    Conflict {
        /// What stood there before.
        base: String,
        /// One person's text.
        mine: String,
        /// The other person's text.
        theirs: String,
    },
}

/// The merged text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Merge {
    /// Its pieces, in order.
    pub parts: Vec<Part>,
}

impl Merge {
    /// Merges two texts that were both made from `base`.
    pub fn of(base: &str, mine: &str, theirs: &str) -> Self {
        let mut known = HashMap::new();
        let [base, mine, theirs] = [base, mine, theirs].map(|text| Lines::of(text, &mut known));
        let (to_mine, to_theirs) = (common(&base.numbers, &mine.numbers), common(&base.numbers, &theirs.numbers));
        let mut merging = Merging { base, mine, theirs, merge: Self { parts: Vec::new() } };
        let mut at = [0; 3];
        for stable in stable(&to_mine, &to_theirs) {
            merging.between(at, [stable.base, stable.mine, stable.theirs]);
            merging.settle(&merging.base.text(stable.base..stable.base + stable.length));
            at = [stable.base, stable.mine, stable.theirs].map(|place| place + stable.length);
        }
        let ends = [merging.base.lines.len(), merging.mine.lines.len(), merging.theirs.lines.len()];
        merging.between(at, ends);
        merging.merge
    }

    /// Brings two texts together of which nobody knows what they were made from: lines that both have stand once, whatever
    /// only one has stays.
    pub fn without_base(mine: &str, theirs: &str) -> Self {
        let mut known = HashMap::new();
        let [one, other] = [mine, theirs].map(|text| Lines::of(text, &mut known));
        let runs = common(&one.numbers, &other.numbers);
        let base: String = runs.iter().map(|run| one.text(run.old..run.old + run.length)).collect();
        Self::of(&base, mine, theirs)
    }

    /// The text, where nobody has to decide.
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Settled(settled) => text.push_str(settled),
                Part::Conflict { .. } => return None,
            }
        }
        Some(text)
    }

    /// How often a person has to decide.
    pub fn conflicts(&self) -> usize {
        self.parts.iter().filter(|part| matches!(part, Part::Conflict { .. })).count()
    }

    /// The text with both versions of every conflict, mine before theirs.
    pub fn with_both(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Settled(settled) => text.push_str(settled),
                Part::Conflict { mine, theirs, .. } => {
                    text.push_str(mine);
                    if !mine.is_empty() && !mine.ends_with('\n') && !theirs.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(theirs);
                }
            }
        }
        text
    }
}

/// A text as its lines, each with its end.
struct Lines<'a> {
    lines: Vec<&'a str>,
    numbers: Vec<u32>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str, known: &mut HashMap<&'a str, u32>) -> Self {
        let lines: Vec<_> = text.split_inclusive('\n').collect();
        let number = |line: &&'a str| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry(line).or_insert(next)
        };
        let numbers = lines.iter().map(number).collect();
        Self { lines, numbers }
    }

    fn text(&self, range: std::ops::Range<usize>) -> String {
        self.lines[range].concat()
    }
}

/// Lines that all three texts have.
struct Stable {
    base: usize,
    mine: usize,
    theirs: usize,
    length: usize,
}

/// Where runs that the base shares with either text overlap.
fn stable(to_mine: &[Run], to_theirs: &[Run]) -> Vec<Stable> {
    let (mut one, mut other) = (to_mine.iter().peekable(), to_theirs.iter().peekable());
    let mut stable = Vec::new();
    while let (Some(mine), Some(theirs)) = (one.peek(), other.peek()) {
        let start = mine.old.max(theirs.old);
        let ends = (mine.old + mine.length, theirs.old + theirs.length);
        let end = ends.0.min(ends.1);
        if start < end {
            let (mine, theirs) = (mine.new + start - mine.old, theirs.new + start - theirs.old);
            stable.push(Stable { base: start, mine, theirs, length: end - start });
        }
        if ends.0 <= ends.1 {
            one.next()
        } else {
            other.next()
        };
    }
    stable
}

struct Merging<'a> {
    base: Lines<'a>,
    mine: Lines<'a>,
    theirs: Lines<'a>,
    merge: Merge,
}

impl Merging<'_> {
    /// Merges what lies between two places that are stable.
    fn between(&mut self, from: [usize; 3], to: [usize; 3]) {
        let base = self.base.text(from[0]..to[0]);
        let mine = self.mine.text(from[1]..to[1]);
        let theirs = self.theirs.text(from[2]..to[2]);
        if mine == theirs || base == theirs {
            self.settle(&mine);
        } else if base == mine {
            self.settle(&theirs);
        } else {
            self.merge.parts.push(Part::Conflict { base, mine, theirs });
        }
    }

    fn settle(&mut self, text: &str) {
        match self.merge.parts.last_mut() {
            _ if text.is_empty() => {}
            Some(Part::Settled(last)) => last.push_str(text),
            _ => self.merge.parts.push(Part::Settled(text.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn changes_of_different_paragraphs_come_together() {
        let base = "One.\n\nTwo.\n\nThree.\n";
        let merge = Merge::of(base, "One, mine.\n\nTwo.\n\nThree.\n", "One.\n\nTwo.\n\nThree, theirs.\n\nFour.\n");
        assert_eq!(merge.text().as_deref(), Some("One, mine.\n\nTwo.\n\nThree, theirs.\n\nFour.\n"));
    }

    #[test]
    fn where_both_changed_a_paragraph_both_are_shown() {
        let merge = Merge::of("A\nIt should.\nZ", "A\nIt must.\nZ", "A\nIt may.\nZ");
        let conflict =
            Part::Conflict { base: "It should.\n".into(), mine: "It must.\n".into(), theirs: "It may.\n".into() };
        assert_eq!(merge.parts, [Part::Settled("A\n".into()), conflict, Part::Settled("Z".into())]);
        assert_eq!((merge.text(), merge.conflicts()), (None, 1));
        assert_eq!(merge.with_both(), "A\nIt must.\nIt may.\nZ");
    }

    #[test]
    fn a_change_of_what_the_other_deleted_stays_in_view() {
        let merge = Merge::of("A\nB\n", "A\n", "A\nB changed\n");
        assert_eq!((merge.conflicts(), merge.with_both().as_str()), (1, "A\nB changed\n"));
        assert_eq!(Merge::of("last", "last, mine", "last, theirs").with_both(), "last, mine\nlast, theirs");
    }

    /// Lines of one letter, so that texts share some.
    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec("[abc]\n", 0..12).prop_map(|lines| lines.concat())
    }

    proptest! {
        #[test]
        fn without_a_base_every_line_of_both_stays(mine in text(), theirs in text()) {
            let both = Merge::without_base(&mine, &theirs).with_both();
            for line in ["a", "b", "c"] {
                let count = |text: &str| text.lines().filter(|one| *one == line).count();
                prop_assert!(count(&both) >= count(&mine).max(count(&theirs)), "{}", both);
            }
        }

        #[test]
        fn who_changed_nothing_changes_nothing(base in text(), mine in text()) {
            prop_assert_eq!(Merge::of(&base, &mine, &base).text(), Some(mine.clone()));
            prop_assert_eq!(Merge::of(&base, &base, &mine).text(), Some(mine.clone()));
            prop_assert_eq!(Merge::of(&base, &mine, &mine).text(), Some(mine));
        }

        #[test]
        fn no_word_that_anybody_wrote_is_lost(base in text(), mine in text(), theirs in text(), own in "[xy]{1,3}", other in "[pq]{1,3}") {
            let (mine, theirs) = (format!("{mine}{own}\n"), format!("{other}\n{theirs}"));
            let merged = Merge::of(&base, &mine, &theirs);
            let both = merged.with_both();
            prop_assert!(both.lines().any(|line| line == own) && both.lines().any(|line| line == other));
            let swapped = Merge::of(&base, &theirs, &mine);
            prop_assert_eq!(merged.text(), swapped.text());
            for line in ["a", "b", "c"] {
                let count = |text: &str| text.lines().filter(|one| *one == line).count();
                prop_assert!(count(&base) > 0 || count(&both) >= count(&mine).max(count(&theirs)), "{}", both);
            }
        }
    }
}
