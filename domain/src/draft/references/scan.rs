//! The links of a line, and the standards that it names.

use std::collections::HashMap;

/// What a line refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// The number of a standard, as `STD-3`.
    Standard(i32),
    /// Where a link leads.
    Link(&'a str),
}

/// Reads a line, in a time that is proportional to its length.
pub(super) fn line<'a>(text: &'a str, mut found: impl FnMut(Found<'a>)) {
    let Some(body) = definition(text, &mut found) else { return };
    let mut code = CodeSpans::of(body);
    // Whether each bracket that is open is that of a picture.
    let mut open: Vec<bool> = Vec::new();
    let (bytes, mut at) = (body.as_bytes(), 0);
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        at += match byte {
            b'\\' => 2,
            b'`' => code.skip(at),
            b'!' if rest.starts_with(b"![") => {
                open.push(true);
                2
            }
            b'[' => {
                open.push(false);
                1
            }
            b']' => match open.pop() {
                Some(picture) if rest.starts_with(b"](") => {
                    let (to, length) = destination(&body[at + 2..]);
                    to.filter(|_| !picture).into_iter().for_each(|to| found(Found::Link(to)));
                    2 + length
                }
                _ => 1,
            },
            b'<' if is_address(&body[at + 1..]) => {
                let inner = &body[at + 1..];
                let end = inner.find(['>', ' ', '<']).unwrap_or(inner.len());
                found(Found::Link(&inner[..end]));
                end + 1
            }
            b'h' | b'H' if begins_word(bytes, at) && is_address(&body[at..]) => {
                let to = bare(&body[at..]);
                found(Found::Link(to));
                to.len()
            }
            b'S' if begins_word(bytes, at) && rest.starts_with(b"STD-") => {
                let digits = rest[4..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                let ends = rest.get(4 + digits).is_none_or(|byte| !is_of_word(*byte));
                let number = body[at + 4..at + 4 + digits].parse().ok().filter(|number| ends && *number > 0);
                if let Some(number) = number {
                    found(Found::Standard(number));
                }
                4 + digits
            }
            _ => 1,
        };
    }
}

/// Whether a link leads to another place of the web.
pub(super) fn is_address(to: &str) -> bool {
    let begins = |scheme: &str| to.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// Takes what defines a label, `[label]: address`; else what is to be read of the line.
fn definition<'a>(text: &'a str, found: &mut impl FnMut(Found<'a>)) -> Option<&'a str> {
    let trimmed = text.trim_start();
    let label = trimmed.strip_prefix('[').filter(|rest| !rest.starts_with('^')).and_then(|rest| rest.split_once("]:"));
    match label {
        Some((label, rest)) if !label.contains(['[', ']']) => {
            destination(rest).0.into_iter().for_each(|to| found(Found::Link(to)));
            None
        }
        _ => Some(text),
    }
}

/// Where a link leads whose address comes next, and how many bytes that takes.
fn destination(rest: &str) -> (Option<&str>, usize) {
    let start = rest.len() - rest.trim_start().len();
    let address = &rest[start..];
    if let Some(inner) = address.strip_prefix('<') {
        let end = inner.find('>').unwrap_or(inner.len());
        return (Some(&inner[..end]).filter(|to| !to.is_empty()), start + 1 + end);
    }
    let mut depth = 0_usize;
    let ends = |char: char| match char {
        '(' => {
            depth += 1;
            false
        }
        ')' if depth > 0 => {
            depth -= 1;
            false
        }
        char => char == ')' || char.is_whitespace(),
    };
    let end = address.find(ends).unwrap_or(address.len());
    (Some(&address[..end]).filter(|to| !to.is_empty()), start + end)
}

/// An address that stands in a sentence, without the marks that end it.
fn bare(rest: &str) -> &str {
    let end = rest.find(|char: char| char.is_whitespace() || matches!(char, '<' | '|' | '"')).unwrap_or(rest.len());
    let to = &rest[..end];
    let is_mark = |char: char| matches!(char, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '`');
    if to.contains('(') {
        to.trim_end_matches(is_mark)
    } else {
        to.trim_end_matches(|char| is_mark(char) || char == ')')
    }
}

fn begins_word(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|byte| !is_of_word(*byte))
}

const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// Where runs of backticks stand, by their length, the last ones first: a run opens code that the next of its length ends.
struct CodeSpans {
    runs: HashMap<usize, Vec<usize>>,
    length: HashMap<usize, usize>,
}

impl CodeSpans {
    fn of(text: &str) -> Self {
        let mut spans = Self { runs: HashMap::new(), length: HashMap::new() };
        let (bytes, mut at) = (text.as_bytes(), 0);
        while at < bytes.len() {
            let length = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
            if length > 0 {
                spans.runs.entry(length).or_default().push(at);
                spans.length.insert(at, length);
            }
            at += length.max(1);
        }
        spans.runs.values_mut().for_each(|starts| starts.reverse());
        spans
    }

    /// How many bytes the code takes that a backtick begins; those of the run itself where nothing ends it.
    fn skip(&mut self, at: usize) -> usize {
        // A backtick after a backslash is not the first of its run.
        let Some(length) = self.length.get(&at).copied() else { return 1 };
        let starts = self.runs.entry(length).or_default();
        while starts.last().is_some_and(|start| *start <= at) {
            starts.pop();
        }
        starts.last().map_or(length, |end| end + length - at)
    }
}
