//! One element with all that is in it: small enough to hold, unlike the whole file.

use super::source::{Source, Tag, Token};
use crate::ReadError;

/// Most elements inside one session or one list of people.
const MAX_PARTS: usize = 200_000;

/// An element in memory.
#[derive(Debug, Default)]
pub struct Element {
    /// Name and attributes.
    pub tag: Tag,
    /// Its own text and that of the elements in it, in order.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

impl Element {
    /// Reads the rest of the element that `tag` opened.
    pub fn read(tag: Tag, source: &mut Source<'_>) -> Result<Self, ReadError> {
        let mut open = vec![Self { tag, ..Self::default() }];
        let mut parts = 0;
        loop {
            match source.next()? {
                Token::Start(tag) => {
                    parts += 1;
                    if parts > MAX_PARTS {
                        return Err(ReadError::too_much(source.line(), "parts in one element", MAX_PARTS));
                    }
                    open.push(Self { tag, ..Self::default() });
                }
                Token::Text(text) => {
                    if let Some(element) = open.last_mut() {
                        element.text.push_str(&text);
                    }
                }
                Token::End => {
                    let Some(element) = open.pop() else { return Err(ReadError::incomplete(source.line())) };
                    match open.last_mut() {
                        Some(parent) => parent.adopt(element),
                        None => return Ok(element),
                    }
                }
                Token::Eof => return Err(ReadError::incomplete(source.line())),
            }
        }
    }

    /// The element's name.
    pub fn name(&self) -> &str {
        &self.tag.name
    }

    /// An attribute, if it is there and not empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.tag, name)
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name() == name)
    }

    /// The text of the first child of that name, trimmed; `None` if it is empty.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(Self::trimmed).filter(|text| !text.is_empty())
    }

    /// The text without blanks around it.
    pub fn trimmed(&self) -> &str {
        self.text.trim()
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.trimmed().is_empty() && self.children.is_empty() && self.tag.attributes.is_empty()
    }

    fn adopt(&mut self, child: Element) {
        // Some files do not escape the HTML in their texts; the words are kept.
        self.text.push_str(&child.text);
        self.children.push(child);
    }
}

/// An attribute of a tag, if it is there and not empty.
pub fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let value = tag.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())?;
    Some(value).filter(|value| !value.is_empty())
}
