//! The languages that Plenary itself speaks.

use crate::words;

words! {
    /// A language with a complete catalogue of words.
    pub enum Lang {
        /// English.
        En = "en",
        /// German.
        De = "de",
    }
}

impl Lang {
    /// The first of the accepted languages (an `Accept-Language` header, or a single tag) that Plenary speaks.
    pub fn accepted(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| {
            let tag = part.split(';').next().unwrap_or(part).trim();
            let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
            primary.parse().ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_we_speak_is_taken() {
        assert_eq!(Lang::accepted("fr-BE, de-AT;q=0.8, en;q=0.5"), Some(Lang::De));
        assert_eq!(Lang::accepted("fr"), None);
    }
}
