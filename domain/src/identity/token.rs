//! API tokens.

use chrono::TimeDelta;

use crate::{policy::TokenScope, words};

/// How every API token begins, so that scanners for leaked secrets know one when they see it.
pub const TOKEN_PREFIX: &str = "plenary_";
/// Most characters of the name somebody gives a token.
pub const TOKEN_NAME_MAX: usize = 80;

words! {
    /// How long an API token works; none works for ever.
    pub enum TokenLifetime {
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// A year.
        Year = "year",
    }
}

impl TokenLifetime {
    /// As a span of time.
    pub const fn span(self) -> TimeDelta {
        match self {
            Self::Week => TimeDelta::days(7),
            Self::Month => TimeDelta::days(30),
            Self::Quarter => TimeDelta::days(90),
            Self::Year => TimeDelta::days(365),
        }
    }
}

/// Scopes as one stored line: their words, in order, without doubles.
pub fn scopes_to_text(scopes: &[TokenScope]) -> String {
    let mut scopes = scopes.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
}

/// Scopes out of a stored line. A word that is no longer known grants nothing.
pub fn scopes_from_text(text: &str) -> Vec<TokenScope> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_survive_storage_and_unknown_ones_grant_nothing() {
        let text = scopes_to_text(&[TokenScope::Programme, TokenScope::Read, TokenScope::Read]);
        assert_eq!(text, "read programme");
        assert_eq!(scopes_from_text(&format!("{text} everything")), [TokenScope::Read, TokenScope::Programme]);
    }
}
