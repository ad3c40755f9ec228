//! Links and codes that are mailed and work once.

use chrono::TimeDelta;

use crate::words;

words! {
    /// What a mailed link is for; no link works for anything else.
    pub enum LinkPurpose {
        /// Opens an account for the address.
        SignUp = "sign-up",
        /// Signs in to the account that the address belongs to.
        SignIn = "sign-in",
        /// Sets a new password when the old one is lost.
        Recover = "recover",
        /// Adds the address to an account.
        AddAddress = "add-address",
    }
}

impl LinkPurpose {
    /// How long such a link works. What signs somebody in or replaces a password lives as long as a mail takes to
    /// arrive; what merely confirms an address may wait for the evening.
    pub const fn lasts(self) -> TimeDelta {
        match self {
            Self::SignIn | Self::Recover => TimeDelta::minutes(15),
            Self::SignUp | Self::AddAddress => TimeDelta::hours(24),
        }
    }
}

/// Letters and digits that nobody mistakes for each other when reading aloud or from a phone.
const CODE_ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Characters of a sign-in code: 40 bits, and a code only counts in the browser that asked for it.
pub const CODE_LENGTH: usize = 8;

/// A code out of random bytes.
pub fn code_from_bytes(bytes: &[u8; 32]) -> String {
    bytes.iter().take(CODE_LENGTH).map(|byte| char::from(CODE_ALPHABET[usize::from(byte % 32)])).collect()
}

/// A code as somebody types it: small letters, blanks and hyphens are forgiven. `None` when it cannot be one.
pub fn typed_code(text: &str) -> Option<String> {
    let code: String =
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase();
    (code.len() == CODE_LENGTH && code.bytes().all(|byte| CODE_ALPHABET.contains(&byte))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_forgiven_its_spelling() {
        let code = code_from_bytes(&[37; 32]);
        assert_eq!(code, "77777777");
        assert_eq!(typed_code(" 7777-7777 "), Some(code));
        assert_eq!(typed_code("abcd-efgh"), Some("ABCDEFGH".into()));
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in ["", "ABCDEFG", "ABCDEFGHJ", "ABCDEFG0", "ABCDEFGÄ", "äääääääää"] {
            assert_eq!(typed_code(text), None, "{text}");
        }
    }

    #[test]
    fn what_grants_an_account_lives_a_quarter_of_an_hour() {
        assert_eq!(LinkPurpose::SignIn.lasts(), TimeDelta::minutes(15));
        assert_eq!(LinkPurpose::Recover.lasts(), TimeDelta::minutes(15));
    }
}
