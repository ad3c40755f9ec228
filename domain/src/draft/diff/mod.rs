//! The difference of two texts, by word.
//!
//! Lines that both texts have are found first, then the words between them. White space counts, so that a difference
//! applied to the old text gives the new one to the byte.

pub mod common;
mod side;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};

pub use side::{Row, Side};

use self::{
    common::{Run, common},
    words::{Numbers, Words},
};

/// What happened to a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// Only the old text has it.
    Removed,
    /// Only the new text has it.
    Added,
}

/// A piece of text and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What happened.
    pub fate: Fate,
    /// The text.
    pub text: String,
}

/// The difference of two texts, shown in one: kept, removed and added pieces in order, what is removed before what is
/// added in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Diff {
    /// The pieces.
    pub pieces: Vec<Piece>,
}

/// The text is not the one that the difference was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The text differs from the one that was compared, at byte {0}.")]
pub struct OtherText(pub usize);

/// How many words a difference removes and adds. A word is what stands between white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Words that only the old text has.
    pub removed: usize,
    /// Words that only the new text has.
    pub added: usize,
}

impl Diff {
    /// Compares two texts.
    pub fn of(old: &str, new: &str) -> Self {
        let mut known = Numbers::default();
        let (old, new) = (Words::of(old, &mut known), Words::of(new, &mut known));
        let mut writing = Writing { old: &old, new: &new, at: (0, 0), diff: Self::default() };
        for run in same_words(&old, &new) {
            writing.keep(run);
        }
        writing.end()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.fate == Fate::Kept)
    }

    /// Makes the new text from the old one.
    pub fn apply(&self, old: &str) -> Result<String, OtherText> {
        let mut at = 0;
        let mut new = String::with_capacity(old.len());
        for piece in &self.pieces {
            if piece.fate != Fate::Added {
                let rest = old.get(at..).unwrap_or_default();
                if !rest.starts_with(&piece.text) {
                    return Err(OtherText(at));
                }
                at += piece.text.len();
            }
            if piece.fate != Fate::Removed {
                new.push_str(&piece.text);
            }
        }
        if at == old.len() { Ok(new) } else { Err(OtherText(at)) }
    }

    /// Counts the changed words.
    pub fn changed(&self) -> Changed {
        let count = |fate: Fate| {
            self.pieces
                .iter()
                .filter(|piece| piece.fate == fate)
                .map(|piece| piece.text.split_whitespace().count())
                .sum()
        };
        Changed { removed: count(Fate::Removed), added: count(Fate::Added) }
    }

    fn push(&mut self, fate: Fate, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(text),
            _ => self.pieces.push(Piece { fate, text: text.into() }),
        }
    }
}

/// The runs of words that both texts have: those of whole lines first, then those between.
fn same_words(old: &Words<'_>, new: &Words<'_>) -> Vec<Run> {
    let (old_lines, new_lines) = (old.lines(), new.lines());
    let mut known = std::collections::HashMap::new();
    let mut numbered = |words: &Words<'_>, lines: &[std::ops::Range<usize>]| -> Vec<u32> {
        let number = |line: &std::ops::Range<usize>| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry(words.numbers[line.clone()].to_vec()).or_insert(next)
        };
        lines.iter().map(number).collect()
    };
    let (old_numbers, new_numbers) = (numbered(old, &old_lines), numbered(new, &new_lines));
    let mut all = Vec::new();
    let mut at = (0, 0);
    let between = |from: (usize, usize), to: (usize, usize), all: &mut Vec<Run>| {
        let found = common(&old.numbers[from.0..to.0], &new.numbers[from.1..to.1]);
        all.extend(found.iter().map(|run| Run { old: run.old + from.0, new: run.new + from.1, length: run.length }));
    };
    for run in common(&old_numbers, &new_numbers) {
        let (first_old, first_new) = (old_lines[run.old].start, new_lines[run.new].start);
        between(at, (first_old, first_new), &mut all);
        let last = old_lines[run.old + run.length - 1].end;
        all.push(Run { old: first_old, new: first_new, length: last - first_old });
        at = (last, new_lines[run.new + run.length - 1].end);
    }
    between(at, (old.at.len(), new.at.len()), &mut all);
    all
}

struct Writing<'a> {
    old: &'a Words<'a>,
    new: &'a Words<'a>,
    /// The first words that are not written yet.
    at: (usize, usize),
    diff: Diff,
}

impl Writing<'_> {
    fn keep(&mut self, run: Run) {
        self.change(run.old, run.new);
        for step in 0..run.length {
            self.space(run.old + step, run.new + step);
            self.diff.push(Fate::Kept, self.old.word(run.old + step));
        }
        self.at = (run.old + run.length, run.new + run.length);
    }

    /// Writes the words before these as removed and added.
    fn change(&mut self, old: usize, new: usize) {
        let (first_old, first_new) = self.at;
        for word in first_old..old {
            self.diff.push(Fate::Removed, self.old.space(word));
            self.diff.push(Fate::Removed, self.old.word(word));
        }
        for word in first_new..new {
            self.diff.push(Fate::Added, self.new.space(word));
            self.diff.push(Fate::Added, self.new.word(word));
        }
    }

    fn space(&mut self, old: usize, new: usize) {
        let (old, new) = (self.old.space(old), self.new.space(new));
        if old == new {
            self.diff.push(Fate::Kept, old);
        } else {
            self.diff.push(Fate::Removed, old);
            self.diff.push(Fate::Added, new);
        }
    }

    fn end(mut self) -> Diff {
        let (old, new) = (self.old.at.len(), self.new.at.len());
        self.change(old, new);
        self.space(old, new);
        self.diff
    }
}
