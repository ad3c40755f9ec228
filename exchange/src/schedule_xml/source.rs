//! The stream of an XML file: counted, bounded, and without what could reach beyond the file.

use std::borrow::Cow;

use quick_xml::{
    Error, Reader, XmlVersion,
    errors::{IllFormedError, SyntaxError},
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};

use crate::{Options, ReadError, decode::line_breaks};

/// Most attributes of one element that are looked at.
const MAX_ATTRIBUTES: usize = 100;

/// Most elements of a file: a programme of 10,000 sessions has about 300,000.
const MAX_ELEMENTS: usize = 4_000_000;

/// One step through the file.
#[derive(Debug)]
pub enum Token {
    /// An element starts; a self-closing one is followed by its end.
    Start(Tag),
    /// The innermost open element ends.
    End,
    /// Text, with references resolved.
    Text(String),
    /// The file ends, every element closed.
    Eof,
}

/// The start of an element. Names are without their namespace prefix.
#[derive(Debug, Default)]
pub struct Tag {
    /// The element's name.
    pub name: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
    /// Line in the file.
    pub line: u32,
}

/// Reads tokens from a text.
pub struct Source<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    counted: usize,
    line: u32,
    elements: usize,
    depth: usize,
    max_depth: usize,
    closing: bool,
    seen_root: bool,
}

impl<'a> Source<'a> {
    pub fn new(text: &'a str, options: &Options) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            text,
            counted: 0,
            line: 1,
            elements: 0,
            depth: 0,
            max_depth: options.max_depth,
            closing: false,
            seen_root: false,
        }
    }

    /// The line of what was read last.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The next token.
    pub fn next(&mut self) -> Result<Token, ReadError> {
        if std::mem::take(&mut self.closing) {
            self.depth -= 1;
            return Ok(Token::End);
        }
        loop {
            let event = self.reader.read_event();
            self.count_lines();
            match event.map_err(|error| self.broken(&error))? {
                Event::Start(tag) => return self.open(&tag),
                Event::Empty(tag) => {
                    self.closing = true;
                    return self.open(&tag);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Token::End);
                }
                Event::Text(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => return self.resolve(&reference).map(Token::Text),
                Event::DocType(_) => return Err(self.document_type()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.depth > 0 => return Err(ReadError::incomplete(self.line)),
                Event::Eof => return Ok(Token::Eof),
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<Token, ReadError> {
        if self.depth == 0 && std::mem::replace(&mut self.seen_root, true) {
            let message = "A second document starts here. A file holds one schedule; export it again.";
            return Err(ReadError::at(self.line, "xml-broken", message));
        }
        self.depth += 1;
        if self.depth > self.max_depth {
            return Err(ReadError::too_deep(self.line, self.max_depth));
        }
        self.elements += 1;
        if self.elements > MAX_ELEMENTS {
            return Err(ReadError::too_much(self.line, "elements", MAX_ELEMENTS));
        }
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false).take(MAX_ATTRIBUTES) {
            let attribute = attribute.map_err(|error| self.broken(&error.into()))?;
            let name = local(attribute.key.local_name().as_ref());
            // A reference to something unknown stays as it is written.
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
            attributes.push((name, value));
        }
        Ok(Token::Start(Tag { name: local(tag.local_name().as_ref()), attributes, line: self.line }))
    }

    /// A character, one of the five entities of XML, or the reference as written: HTML's entities stand in texts that
    /// are HTML anyway.
    fn resolve(&self, reference: &BytesRef<'_>) -> Result<String, ReadError> {
        if let Some(text) = resolve_xml_entity(reference) {
            return Ok(text.to_owned());
        }
        match reference.resolve_char_ref() {
            Ok(Some(character)) => Ok(character.to_string()),
            Ok(None) => Ok(format!("&{};", &**reference)),
            Err(error) => Err(self.broken(&error)),
        }
    }

    /// Lines are counted once, as reading goes on.
    fn count_lines(&mut self) {
        let position = usize::try_from(self.reader.buffer_position()).unwrap_or(self.text.len()).min(self.text.len());
        let passed = self.text.as_bytes().get(self.counted..position).unwrap_or_default();
        self.line = self.line.saturating_add(line_breaks(passed));
        self.counted = position;
    }

    fn document_type(&self) -> ReadError {
        let message = "The file declares a document type or entities (<!DOCTYPE …>). Such files can pull in other files or grow \
                       without limit and are not read. Take the declaration out and import the file again.";
        ReadError::at(self.line, "document-type", message)
    }

    fn broken(&self, error: &Error) -> ReadError {
        match error {
            Error::Syntax(SyntaxError::UnclosedDoctype) => self.document_type(),
            Error::Syntax(
                SyntaxError::UnclosedTag
                | SyntaxError::UnclosedCData
                | SyntaxError::UnclosedComment
                | SyntaxError::UnclosedPI
                | SyntaxError::UnclosedXmlDecl
                | SyntaxError::UnclosedSingleQuotedAttributeValue
                | SyntaxError::UnclosedDoubleQuotedAttributeValue,
            )
            | Error::IllFormed(IllFormedError::MissingEndTag(_)) => ReadError::incomplete(self.line),
            error => {
                let message = format!("The file is not well-formed XML here ({error}). Export it again.");
                ReadError::at(self.line, "xml-broken", message)
            }
        }
    }
}

/// A name, not longer than names are.
fn local(name: &str) -> String {
    name.chars().take(80).collect()
}
