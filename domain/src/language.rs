//! The languages in which the interface and the mails are complete.

use crate::words;

words! {
    /// A language of the interface, under its BCP 47 tag.
    pub enum Language {
        /// English, the language in which new words are written first.
        English = "en",
        /// German.
        German = "de",
    }
}

impl Language {
    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }
}
