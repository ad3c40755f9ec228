//! Slugs: the parts of addresses that people choose.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::problem::Flaw;

/// A part of an address: 2 to 60 characters of `a-z`, `0-9` and single hyphens between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Words that addresses already use, in any scope.
const RESERVED: &[&str] = &["new", "api", "me", "admin", "pkg", "organise", "healthz", "readyz", "metrics"];

impl Slug {
    /// Most characters of a slug.
    pub const MAX: usize = 60;

    /// Reads what a person typed; surrounding blanks and capitals are forgiven.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let text = text.trim().to_ascii_lowercase();
        if !(2..=Self::MAX).contains(&text.len()) {
            return Err(Flaw::new("length", "Use 2 to 60 characters."));
        }
        let shape = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if !shape {
            return Err(Flaw::new("characters", "Use small letters, digits and single hyphens between them."));
        }
        if RESERVED.contains(&text.as_str()) {
            return Err(Flaw::new("reserved", format!("“{text}” is kept for Plenary's own pages; choose another.")));
        }
        Ok(Self(text))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Slug {
    type Err = Flaw;
    fn from_str(text: &str) -> Result<Self, Flaw> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Slug {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|flaw| flaw.message)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

crate::words! {
    /// The kinds of thing that have a slug of their own on the site.
    pub enum SlugKind {
        /// `/e/…`
        Ecosystem = "ecosystem",
        /// `/c/…`
        Conference = "conference",
        /// `/g/…`
        Group = "group",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_blanks_are_forgiven() {
        assert_eq!(Slug::parse(" FOSDEM-2026 ").map(String::from), Ok("fosdem-2026".into()));
    }

    #[test]
    fn what_would_break_an_address_is_refused_with_its_reason() {
        for (text, code) in
            [("a", "length"), ("-ab", "characters"), ("a--b", "characters"), ("ä-b", "characters"), ("api", "reserved")]
        {
            assert_eq!(Slug::parse(text).map_err(|flaw| flaw.code), Err(code), "{text}");
        }
    }
}
