//! A difference side by side: the lines of the old text beside those of the new.

use serde::{Deserialize, Serialize};

use super::{Diff, Fate, Piece};

/// A line of the old text beside the line of the new text in its place; one may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The line of the old text.
    pub old: Option<Side>,
    /// The line of the new text.
    pub new: Option<Side>,
}

/// One line of one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Its number, from 1.
    pub line: usize,
    /// What it says, without its end.
    pub pieces: Vec<Piece>,
}

impl Row {
    /// Whether the lines differ.
    pub fn differs(&self) -> bool {
        let changed = |side: &Side| side.pieces.iter().any(|piece| piece.fate != Fate::Kept);
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => changed(old) || changed(new),
            _ => true,
        }
    }
}

impl Diff {
    /// The difference side by side. Lines stand beside each other where an end of line is kept; between two such places
    /// they pair off from the top.
    pub fn side_by_side(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut old = Column::new();
        let mut new = Column::new();
        for piece in &self.pieces {
            for part in piece.text.split_inclusive('\n') {
                if piece.fate != Fate::Added {
                    old.take(piece.fate, part);
                }
                if piece.fate != Fate::Removed {
                    new.take(piece.fate, part);
                }
                if piece.fate == Fate::Kept && part.ends_with('\n') {
                    pair(&mut rows, &mut old, &mut new);
                }
            }
        }
        old.close();
        new.close();
        pair(&mut rows, &mut old, &mut new);
        rows
    }
}

/// The lines of one text that have no row yet.
struct Column {
    line: usize,
    waiting: Vec<Side>,
    pieces: Vec<Piece>,
}

impl Column {
    fn new() -> Self {
        Self { line: 1, waiting: Vec::new(), pieces: Vec::new() }
    }

    fn take(&mut self, fate: Fate, part: &str) {
        let text = part.strip_suffix('\n').unwrap_or(part);
        if !text.is_empty() {
            self.pieces.push(Piece { fate, text: text.into() });
        }
        if part.ends_with('\n') {
            self.end();
        }
    }

    fn end(&mut self) {
        self.waiting.push(Side { line: self.line, pieces: std::mem::take(&mut self.pieces) });
        self.line += 1;
    }

    fn close(&mut self) {
        if !self.pieces.is_empty() {
            self.end();
        }
    }
}

fn pair(rows: &mut Vec<Row>, old: &mut Column, new: &mut Column) {
    let mut old = old.waiting.drain(..);
    let mut new = new.waiting.drain(..);
    loop {
        let row = Row { old: old.next(), new: new.next() };
        if row.old.is_none() && row.new.is_none() {
            return;
        }
        rows.push(row);
    }
}
