//! E-mail addresses.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::problem::Flaw;

/// An address that mail can be sent to, as its owner writes it.
///
/// Accepted is what RFC 5321 calls a Mailbox without quoted strings and address literals, in ASCII: what real accounts
/// have, and nothing that could start a second header line or a second recipient.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// Most octets of an address in a mail path (RFC 5321, 4.5.3.1.3, less the angle brackets).
const MAX: usize = 254;
/// Most octets before the `@` (RFC 5321, 4.5.3.1.1).
const LOCAL_MAX: usize = 64;

impl EmailAddress {
    /// Reads what a person typed; surrounding blanks are forgiven.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Flaw::new("missing", "This field is needed."));
        }
        let (local, domain) = text.rsplit_once('@').ok_or_else(shape)?;
        if text.len() > MAX || !is_local_part(local) || !is_domain(domain) {
            return Err(shape());
        }
        Ok(Self(text.to_owned()))
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is compared: two spellings that differ in capitals alone are one address. (RFC 5321 would let the part
    /// before the `@` differ; no provider does, and an account per spelling would only confuse.)
    pub fn canonical(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The part before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or(self.0.as_str(), |(local, _)| local)
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

fn shape() -> Flaw {
    Flaw::new("address", "Write an e-mail address like name@example.org.")
}

fn is_local_part(local: &str) -> bool {
    let atom = |atom: &str| {
        !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    };
    local.len() <= LOCAL_MAX && local.split('.').all(atom)
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(label) && !domain.ends_with(|c: char| c.is_ascii_digit())
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for EmailAddress {
    type Err = Flaw;
    fn from_str(text: &str) -> Result<Self, Flaw> {
        Self::parse(text)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|flaw| flaw.message)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn real_addresses_are_taken_as_written() {
        for text in
            ["ada@example.org", "Ada.Lovelace+cfp@mail.example.co.uk", "o'neil@example.org", "x@xn--bcher-kva.example"]
        {
            assert_eq!(EmailAddress::parse(&format!(" {text} ")).map(String::from), Ok(text.into()));
        }
    }

    #[test]
    fn what_is_no_mailbox_is_refused() {
        for text in [
            "ada",
            "@example.org",
            "ada@",
            "ada@example",
            "ada@@example.org",
            "a b@example.org",
            ".ada@example.org",
            "ada.@example.org",
            "ada@-x.org",
            "ada@example..org",
            "\"ada\"@example.org",
            "ada@[127.0.0.1]",
            "ada@1.2.3.4",
            "ada@example.org\r\nBcc: eve@example.org",
            "ada@example.org,eve@example.org",
            "Ada <ada@example.org>",
            "ädä@example.org",
        ] {
            assert_eq!(EmailAddress::parse(text).map_err(|flaw| flaw.code), Err("address"), "{text}");
        }
        let long = format!("{}@example.org", "a".repeat(65));
        assert!(EmailAddress::parse(&long).is_err());
    }

    #[test]
    fn capitals_do_not_make_another_address() {
        let (one, other) = (EmailAddress::parse("Ada@Example.org"), EmailAddress::parse("ada@example.ORG"));
        assert_eq!(one.map(|it| it.canonical()), other.map(|it| it.canonical()));
    }

    proptest! {
        #[test]
        fn nothing_accepted_can_leave_its_header(text in "\\PC{0,20}@\\PC{0,20}|[\\x00-\\x7f]{0,40}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                prop_assert!(address.as_str().bytes().all(|b| b.is_ascii_graphic() && !b"<>,;:\"()[]\\".contains(&b)));
                prop_assert_eq!(address.as_str().matches('@').count(), 1);
            }
        }
    }
}
