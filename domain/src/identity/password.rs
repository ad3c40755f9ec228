//! Passwords: how long, and never shown.

use std::fmt;

use crate::problem::Flaw;

/// Fewest characters of a password (ASVS 6.2.1).
pub const PASSWORD_MIN: usize = 8;
/// Most characters of a password (ASVS 6.2.9 asks for at least 64). Bounds the work of checking one.
pub const PASSWORD_MAX: usize = 128;

/// A password as typed: not trimmed, not cut, not folded (ASVS 6.2.8). Its debug form says nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// A password somebody chooses. Any characters in any mixture will do (ASVS 6.2.5); whether it is easy to guess is
    /// judged elsewhere, with lists the browser does not carry.
    pub fn choose(text: &str) -> Result<Self, Flaw> {
        match text.chars().count() {
            0 => Err(Flaw::new("missing", "This field is needed.")),
            count if count < PASSWORD_MIN => {
                Err(Flaw::new("password-short", format!("Use at least {PASSWORD_MIN} characters; this has {count}.")))
            }
            count if count > PASSWORD_MAX => {
                Err(Flaw::new("password-long", format!("Use at most {PASSWORD_MAX} characters; this has {count}.")))
            }
            _ => Ok(Self(text.to_owned())),
        }
    }

    /// A password somebody claims is theirs; `None` when it cannot be one and need not be checked further.
    pub fn claim(text: &str) -> Option<Self> {
        Self::choose(text).ok()
    }

    /// The password itself, for hashing alone.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_the_only_rule_about_form() {
        let cases = [
            ("", Some("missing")),
            ("1234567", Some("password-short")),
            ("aaaaaaaa", None),
            ("ⴰⴱⴲⴳⴴⴵⴶⴷ", None),
            ("        ", None),
        ];
        for (text, code) in cases {
            assert_eq!(Password::choose(text).err().map(|flaw| flaw.code), code, "{text}");
        }
        assert!(Password::choose(&"ä".repeat(PASSWORD_MAX)).is_ok());
        assert!(Password::choose(&"a".repeat(PASSWORD_MAX + 1)).is_err());
    }

    #[test]
    fn a_password_is_kept_exactly_and_never_printed() -> Result<(), Flaw> {
        let password = Password::choose(" Tab\tand blank ")?;
        assert_eq!(password.expose(), " Tab\tand blank ");
        assert_eq!(format!("{password:?}"), "Password(…)");
        Ok(())
    }
}
