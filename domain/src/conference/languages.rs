//! The languages of a conference.

use std::fmt;

use serde::Serialize;

use crate::problem::Flaw;

/// BCP 47 tags, the main language first, each once, in the customary capitals (`de-CH`, `zh-Hant`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Languages(Vec<String>);

impl Languages {
    /// Most languages of one conference.
    pub const MOST: usize = 20;

    /// Reads tags with blanks or commas between them.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let mut tags: Vec<String> = Vec::new();
        for typed in text.split([',', ';', ' ']).filter(|part| !part.is_empty()) {
            let tag = tag(typed).ok_or_else(|| {
                Flaw::new(
                    "language",
                    format!("“{}” is not a language tag; use tags such as en, de or pt-BR.", cut(typed)),
                )
            })?;
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        match tags.len() {
            0 => Err(Flaw::new("missing", "Give at least one language, such as en.")),
            n if n > Self::MOST => {
                Err(Flaw::new("too-many-languages", format!("Give at most {} languages.", Self::MOST)))
            }
            _ => Ok(Self(tags)),
        }
    }

    /// The tags, the main language first.
    pub fn tags(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// `language[-Script][-REGION][-variant…]` (RFC 5646, 2.1), without extensions and private use.
fn tag(text: &str) -> Option<String> {
    let mut parts = text.split('-').peekable();
    let language = parts.next_if(|part| (2..=3).contains(&part.len()) && letters(part))?;
    let mut tag = language.to_ascii_lowercase();
    if let Some(script) = parts.next_if(|part| part.len() == 4 && letters(part)) {
        let (first, rest) = script.split_at(1);
        tag = format!("{tag}-{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase());
    }
    if let Some(region) = parts.next_if(|part| is_region(part)) {
        tag = format!("{tag}-{}", region.to_ascii_uppercase());
    }
    for variant in parts {
        if !is_variant(variant) || tag.len() > 30 {
            return None;
        }
        tag = format!("{tag}-{}", variant.to_ascii_lowercase());
    }
    Some(tag)
}

fn is_region(part: &str) -> bool {
    (part.len() == 2 && letters(part)) || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_variant(part: &str) -> bool {
    let starts_with_digit = part.starts_with(|c: char| c.is_ascii_digit());
    let length_fits = (5..=8).contains(&part.len()) || (part.len() == 4 && starts_with_digit);
    length_fits && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn letters(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn cut(text: &str) -> String {
    text.chars().take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_leniently_and_written_in_one_form() {
        let languages =
            Languages::parse("EN, de-ch  zh-hant-TW;en es-419 sl-rozaj").map(|languages| languages.to_string());
        assert_eq!(languages, Ok("en, de-CH, zh-Hant-TW, es-419, sl-rozaj".into()));
    }

    #[test]
    fn words_that_are_no_tags_are_refused() {
        for (text, code) in
            [("english", "language"), ("e", "language"), ("en_GB", "language"), ("ä", "language"), (" ,", "missing")]
        {
            assert_eq!(Languages::parse(text).map_err(|flaw| flaw.code), Err(code), "{text}");
        }
    }

    #[test]
    fn what_was_written_reads_back_the_same() {
        let languages = Languages::parse("en, pt-BR").expect("two tags");
        assert_eq!(Languages::parse(&languages.to_string()), Ok(languages));
    }
}
