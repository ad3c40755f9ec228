//! One element with all that is in it: small enough to hold, unlike the whole file.

use super::source::{Source, Tag, Token};
use crate::ReadError;

/// Most elements inside one session or one list of people.
const MAX_PARTS: usize = 200_000;

/// Elements that hold text; what looks like elements in them is markup.
const TEXTS: &[&str] = &["title", "subtitle", "abstract", "description", "biography", "extended_biography"];

/// An element in memory.
#[derive(Debug, Default)]
pub struct Element {
    /// Name and attributes.
    pub tag: Tag,
    /// Its own text, not that of the elements in it.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

impl Element {
    /// Reads the rest of the element that `tag` opened.
    pub fn read(tag: Tag, source: &mut Source<'_>) -> Result<Self, ReadError> {
        let mut open = vec![Self { tag, ..Self::default() }];
        let mut parts = 0;
        // How many elements are open inside a text: markup that the file did not escape. Its words are kept.
        let mut markup = 0_usize;
        loop {
            let in_text = open.last().is_some_and(|element| TEXTS.contains(&element.name()));
            match source.next()? {
                Token::Start(_) if in_text => markup += 1,
                Token::End if markup > 0 => markup -= 1,
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
                        Some(parent) => parent.children.push(element),
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
}

/// An attribute of a tag, if it is there and not empty.
pub fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let value = tag.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())?;
    Some(value).filter(|value| !value.is_empty())
}
