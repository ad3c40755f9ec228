//! The words of a text, as numbers.

use std::{collections::HashMap, ops::Range};

/// Gives equal pieces of text the same number.
#[derive(Default)]
pub(super) struct Numbers<'a> {
    known: HashMap<&'a str, u32>,
}

impl<'a> Numbers<'a> {
    pub fn of(&mut self, piece: &'a str) -> u32 {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        *self.known.entry(piece).or_insert(next)
    }
}

/// A text cut into words: what stands between two spaces, line ends or tabs. The white space before a word goes with it.
pub(super) struct Words<'a> {
    pub text: &'a str,
    /// The bytes of each word.
    pub at: Vec<Range<usize>>,
    pub numbers: Vec<u32>,
}

impl<'a> Words<'a> {
    pub fn of(text: &'a str, known: &mut Numbers<'a>) -> Self {
        let mut words = Self { text, at: Vec::new(), numbers: Vec::new() };
        let mut start = None;
        let ends = text.char_indices().chain([(text.len(), ' ')]);
        for (place, char) in ends {
            match (start, char.is_whitespace()) {
                (None, false) => start = Some(place),
                (Some(begun), true) => {
                    words.at.push(begun..place);
                    words.numbers.push(known.of(&text[begun..place]));
                    start = None;
                }
                _ => {}
            }
        }
        words
    }

    /// The white space before a word; before the one after the last, what ends the text.
    pub fn space(&self, word: usize) -> &'a str {
        let start = word.checked_sub(1).map_or(0, |before| self.at[before].end);
        &self.text[start..self.at.get(word).map_or(self.text.len(), |at| at.start)]
    }

    pub fn word(&self, word: usize) -> &'a str {
        &self.text[self.at[word].clone()]
    }

    /// The words of each line that has any.
    pub fn lines(&self) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        for word in 0..self.at.len() {
            match lines.last_mut() {
                Some(line) if !self.space(word).contains('\n') => line.end = word + 1,
                _ => lines.push(word..word + 1),
            }
        }
        lines
    }
}
