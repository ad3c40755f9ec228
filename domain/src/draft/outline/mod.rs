//! The sections and requirements of a text in Markdown.

mod heading;
mod lines;
mod list;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub(super) use self::lines::Lines;
use self::{heading::Heading, lines::Line, table::Table};
use super::{MAX_BYTES, Requirement};

/// A text that is too long to be a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The text has {0} bytes; a revision has at most {MAX_BYTES}.")]
pub struct TooLarge(pub usize);

/// What stands in a text, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The sections; what stands before the first heading is one without title.
    pub sections: Vec<Section>,
    /// The requirements.
    pub requirements: Vec<Requirement>,
}

/// A heading with what follows it up to the next heading of any depth.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// 1 to 6; 0 for what stands before the first heading.
    pub depth: u8,
    /// The number in front of the title: `V6.2`, `3`, `A.1`.
    pub number: Option<String>,
    /// The title without its number.
    pub title: String,
    /// The bytes of the text from the heading on; empty where it was not read from a running text.
    pub at: Range<usize>,
    /// The bytes of the heading.
    pub heading: Range<usize>,
    /// The bytes of rows that only frame its tables of requirements.
    pub frame: Vec<Range<usize>>,
}

impl Outline {
    /// Reads a text. The time is proportional to its length, whatever stands in it.
    pub fn read(text: &str) -> Result<Self, TooLarge> {
        if text.len() > MAX_BYTES {
            return Err(TooLarge(text.len()));
        }
        let mut reading = Reading::default();
        for line in Lines::of(text) {
            reading.take(&line);
        }
        reading.end(text.len());
        Ok(reading.outline)
    }
}

#[derive(Default)]
struct Reading {
    outline: Outline,
    table: Table,
    /// The bytes of the line before this one, where it may turn out to be a heading that is underlined.
    paragraph: Option<Range<usize>>,
}

impl Reading {
    fn take(&mut self, line: &Line<'_>) {
        if let Some(heading) = Heading::marked(line.text) {
            self.open(heading, line.at.clone());
        } else if let Some((depth, at)) = Heading::underline(line.text).zip(self.paragraph.take()) {
            let title = line.elsewhere(&at);
            self.open(Heading::of(depth, title), at.start..line.at.end);
        } else {
            self.content(line);
        }
    }

    fn content(&mut self, line: &Line<'_>) {
        let blank = line.text.trim().is_empty();
        if self.outline.sections.is_empty() && !blank {
            self.outline.sections.push(Section { at: line.at.start..line.at.start, ..Section::default() });
        }
        let found = self.table.take(line.text).or_else(|| list::requirement(line.text));
        let plain = found.is_none() && !self.table.is_open() && lines::may_be_a_title(line.text);
        self.paragraph = (plain && !blank).then(|| line.at.clone());
        if found.is_none() && self.table.holds_requirements() {
            self.outline.sections.last_mut().into_iter().for_each(|section| section.frame.push(line.at.clone()));
        }
        if let Some(mut found) = found {
            found.section = self.outline.sections.len().saturating_sub(1);
            found.at = line.at.clone();
            self.outline.requirements.push(found);
        }
    }

    fn open(&mut self, heading: Heading, at: Range<usize>) {
        self.end(at.start);
        self.table = Table::default();
        self.paragraph = None;
        let Heading { depth, number, title } = heading;
        self.outline.sections.push(Section { depth, number, title, at: at.clone(), heading: at, frame: Vec::new() });
    }

    fn end(&mut self, end: usize) {
        if let Some(last) = self.outline.sections.last_mut() {
            last.at.end = end;
        }
    }
}
