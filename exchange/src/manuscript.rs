//! What the press is given to typeset: the facts of the title page, and a text as a tree without any markup.
//!
//! The press is a program of its own (`plenary-press`) that reads one of these as JSON and answers with a PDF.

use serde::{Deserialize, Serialize};

/// Most bytes of a manuscript's JSON.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// How deep blocks may stand in blocks, and runs in runs, each: what is deeper comes as plain text.
pub const MAX_DEPTH: usize = 8;

/// A document to typeset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manuscript {
    /// What tells it from every other document, over all its printings.
    pub ident: String,
    /// The language it is written in, as BCP 47 says it: `en`, `de`.
    pub language: String,
    /// What kind of document it is, in the words of the reader: “Standard”, “Draft”.
    pub kind: String,
    /// The name that it is cited by.
    pub cited: String,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub group: String,
    /// The day it is from, as `2026-11-22`.
    pub day: String,
    /// The same day as the reader writes it.
    pub day_shown: String,
    /// What else stands on the title page.
    pub facts: Vec<Fact>,
    /// A sentence on what it is worth, below the facts; may be empty.
    pub notice: String,
    /// What stands above the table of contents.
    pub contents: String,
    /// The text.
    pub body: Vec<Block>,
}

/// A line of the title page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is about.
    pub name: String,
    /// What holds.
    pub value: String,
    /// Whether it is a row of signs rather than words: a hash, an address.
    pub is_code: bool,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A heading, with its number in the title where it has one.
    Heading {
        /// From 1, and never more than one deeper than the heading before.
        depth: u8,
        /// The title.
        runs: Vec<Run>,
        /// The name that links within the text know it by; empty where nothing leads here.
        place: String,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        runs: Vec<Run>,
    },
    /// A list.
    List {
        /// The number of the first item where items are counted.
        first: Option<u32>,
        /// Whether items stand close together.
        is_tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Lines to be shown as they are.
    Lines {
        /// The lines.
        text: String,
    },
    /// A table.
    Table {
        /// For each column, how much of the width it asks beside the others; 0 asks only for what it holds.
        shares: Vec<u32>,
        /// The row that stands above the others on every page; empty where the table has none.
        head: Vec<Vec<Run>>,
        /// The rows, each with a cell for every column.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// A line between parts.
    Rule,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Run {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words as a machine reads them.
    Code {
        /// The words.
        text: String,
    },
    /// The end of a line within a paragraph.
    Break,
    /// Words that are strong.
    Strong {
        /// The words.
        runs: Vec<Run>,
    },
    /// Words that are stressed.
    Stressed {
        /// The words.
        runs: Vec<Run>,
    },
    /// Words that are struck out.
    Struck {
        /// The words.
        runs: Vec<Run>,
    },
    /// Words that lead to an address.
    Link {
        /// The address: of the web, or of mail.
        to: String,
        /// The words.
        runs: Vec<Run>,
    },
    /// Words that lead to a heading of this text, which is there.
    Reference {
        /// The name of the place.
        place: String,
        /// The words.
        runs: Vec<Run>,
    },
    /// A note at the foot of the page.
    Note {
        /// The note.
        runs: Vec<Run>,
    },
}

impl Run {
    /// Plain words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text { text: words.into() }
    }
}
