//! The tags of HTML: where they end and what they say.

use super::entity;

/// A start tag.
pub struct Element<'a> {
    /// Its name in small letters.
    pub name: String,
    attributes: &'a str,
}

impl<'a> Element<'a> {
    /// Reads what stands between `<` and `>`.
    pub fn read(inside: &'a str) -> Self {
        let (name, attributes) = inside.split_at(name_end(inside));
        Self { name: name.to_ascii_lowercase(), attributes }
    }

    /// The value of an attribute, its references read.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes.trim_start_matches(is_between);
        while !rest.is_empty() {
            let name_end = rest.find(|c: char| is_between(c) || c == '=').unwrap_or(rest.len());
            let (name, after) = rest.split_at(name_end);
            let (value, after) = match after.trim_start().strip_prefix('=') {
                Some(after) => value(after.trim_start()),
                None => ("", after),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(entity::decode(value));
            }
            rest = after.trim_start_matches(is_between);
        }
        None
    }
}

/// Where the name at the start of a tag ends.
pub fn name_end(inside: &str) -> usize {
    inside.find(|c: char| is_between(c) || c == '>').unwrap_or(inside.len())
}

/// Where the tag's `>` is: not within the quotes of a value.
pub fn end(tag: &str) -> Option<usize> {
    let mut quote = None;
    let mut value_begins = false;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if value_begins => quote = Some(byte),
            _ => {}
        }
        value_begins = byte == b'=' || value_begins && byte.is_ascii_whitespace();
    }
    None
}

/// The value at the start of the text, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let quoted = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    match quoted {
        Some(quote) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace() || letter == '/'
}
