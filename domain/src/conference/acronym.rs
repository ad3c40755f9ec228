//! The short name of a conference in exchange files.

use std::fmt;

use serde::Serialize;

use crate::{problem::Flaw, programme::slugs};

/// `^[a-z0-9_]{4,}$`: the form that both schedule.xml's XSD and schedule.json's schema take. A hyphen passes the one and
/// fails the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Acronym(String);

impl Acronym {
    /// Fewest characters, by the schemas.
    pub const MIN: usize = 4;
    /// Most characters, by us.
    pub const MAX: usize = 60;

    /// Reads what a person typed; surrounding blanks and capitals are forgiven.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let text = text.trim().to_ascii_lowercase();
        if !(Self::MIN..=Self::MAX).contains(&text.len()) {
            return Err(Flaw::new(
                "acronym-length",
                "Use 4 to 60 characters; programme files take no shorter acronym.",
            ));
        }
        if !text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
            return Err(Flaw::new(
                "acronym-characters",
                "Use small letters, digits and underscores, such as “owasp_global_2026”.",
            ));
        }
        Ok(Self(text))
    }

    /// The acronym that a slug or title suggests, with the year where it would be too short; `None` where nothing of the
    /// text can stand in an acronym.
    pub fn suggest(text: &str, year: i32) -> Option<Self> {
        slugs::acronym(text, year).and_then(|acronym| Self::parse(&acronym).ok())
    }

    /// The acronym as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Acronym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_one_of_the_two_schemas_refuses_is_refused() {
        for (text, code) in [
            ("abc", "acronym-length"),
            ("owasp-global-2026", "acronym-characters"),
            ("über_2026", "acronym-characters"),
        ] {
            assert_eq!(Acronym::parse(text).map_err(|flaw| flaw.code), Err(code), "{text}");
        }
        assert_eq!(Acronym::parse(" OWASP_Global_2026 ").map(|acronym| acronym.0), Ok("owasp_global_2026".into()));
    }

    #[test]
    fn a_slug_suggests_an_acronym() {
        let suggested = |slug| Acronym::suggest(slug, 2026).map(|acronym| acronym.0);
        assert_eq!(suggested("fosdem-2026").as_deref(), Some("fosdem_2026"));
        assert_eq!(suggested("BSI").as_deref(), Some("bsi_2026"));
        assert_eq!(suggested("会议"), None);
    }

    proptest! {
        #[test]
        fn a_suggestion_is_always_valid(text in "\\PC{0,90}", year in 1990..2200_i32) {
            if let Some(suggested) = Acronym::suggest(&text, year) {
                prop_assert_eq!(Acronym::parse(suggested.as_str()), Ok(suggested));
            }
        }
    }
}
