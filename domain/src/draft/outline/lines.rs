//! The lines of a text that can say something: without front matter, code blocks and comments.

use std::ops::Range;

/// A line with its place.
pub(in crate::draft) struct Line<'a> {
    /// The line without its end.
    pub text: &'a str,
    /// Its bytes, without its end.
    pub at: Range<usize>,
    whole: &'a str,
}

impl<'a> Line<'a> {
    /// Other bytes of the same text.
    pub fn elsewhere(&self, at: &Range<usize>) -> &'a str {
        &self.whole[at.clone()]
    }
}

/// What the next line stands in.
#[derive(Clone, Copy)]
enum Inside {
    Text,
    FrontMatter,
    /// A code block, by the character and length of its fence.
    Code(u8, usize),
    Comment,
}

/// Walks over the lines.
pub(in crate::draft) struct Lines<'a> {
    whole: &'a str,
    next: usize,
    inside: Inside,
}

impl<'a> Lines<'a> {
    pub fn of(whole: &'a str) -> Self {
        Self { whole, next: 0, inside: Inside::Text }
    }

    fn line(&mut self) -> Option<Line<'a>> {
        let start = self.next;
        let rest = self.whole.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        self.next = start + length + 1;
        let text = rest[..length].trim_end_matches('\r');
        Some(Line { text, at: start..start + text.len(), whole: self.whole })
    }

    /// Whether a line says something where it stands.
    fn speaks(&mut self, line: &Line<'_>) -> bool {
        let trimmed = line.text.trim();
        match self.inside {
            Inside::Text if line.at.start == 0 && line.text.trim_end() == "---" => self.inside = Inside::FrontMatter,
            Inside::Text => match fence(trimmed) {
                Some((mark, length)) => self.inside = Inside::Code(mark, length),
                None if trimmed.starts_with("<!--") => {
                    if !trimmed.contains("-->") {
                        self.inside = Inside::Comment;
                    }
                }
                None => return true,
            },
            Inside::FrontMatter if matches!(trimmed, "---" | "...") => self.inside = Inside::Text,
            Inside::Code(mark, length) if closes(trimmed, mark, length) => self.inside = Inside::Text,
            Inside::Comment if trimmed.contains("-->") => self.inside = Inside::Text,
            _ => {}
        }
        false
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        loop {
            let line = self.line()?;
            if self.speaks(&line) {
                return Some(line);
            }
        }
    }
}

/// The character and length of a fence that opens a code block.
fn fence(line: &str) -> Option<(u8, usize)> {
    let mark = line.bytes().next().filter(|mark| matches!(mark, b'`' | b'~'))?;
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    let code_in_a_line = mark == b'`' && line[length..].contains('`');
    (length >= 3 && !code_in_a_line).then_some((mark, length))
}

fn closes(line: &str, mark: u8, length: usize) -> bool {
    line.len() >= length && line.bytes().all(|byte| byte == mark)
}

/// Whether a line can be the title that the next line underlines.
pub(super) fn may_be_a_title(line: &str) -> bool {
    let indented = line.starts_with("    ") || line.starts_with('\t');
    let marks_a_block = line.trim_start().starts_with(['#', '>', '|', '-', '*', '+', '<']);
    !indented && !marks_a_block
}
