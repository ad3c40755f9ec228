//! Secrets that are handed out once and kept as hashes.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use domain::identity::TOKEN_PREFIX;
use sha2::{Digest, Sha256};

use crate::Ctx;

/// A secret on its way to whom it is for. Its debug form says nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// What a secret is for. The word stands in the hash, so that none passes for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    SignIn,
    Link,
    Browser,
    Token,
    SpeakerInvitation,
    Claim,
    Share,
    Calendar,
}

impl Secret {
    /// A new secret of 256 random bits.
    pub(crate) fn new(ctx: &Ctx, purpose: Purpose) -> Self {
        let random = BASE64_URL_SAFE_NO_PAD.encode(ctx.chance.secret());
        Self(if purpose == Purpose::Token { format!("{TOKEN_PREFIX}{random}") } else { random })
    }

    /// The secret itself, for the cookie, mail or page that carries it to whom it is for.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What is kept of a secret: SHA-256 over its purpose and itself. A plain hash is enough: nobody guesses 256 bits.
pub(crate) fn hash(purpose: Purpose, secret: &str) -> Vec<u8> {
    let word: &[u8] = match purpose {
        Purpose::SignIn => b"plenary sign-in\0",
        Purpose::Link => b"plenary link\0",
        Purpose::Browser => b"plenary browser\0",
        Purpose::Token => b"plenary token\0",
        Purpose::SpeakerInvitation => b"plenary speaker invitation\0",
        Purpose::Claim => b"plenary claim\0",
        Purpose::Share => b"plenary share\0",
        Purpose::Calendar => b"plenary calendar\0",
    };
    Sha256::new().chain_update(word).chain_update(secret).finalize().to_vec()
}

/// What is kept of a sign-in code. The code alone could be guessed, so the secret of the browser it counts in, of which
/// only another hash is kept, stands before it.
pub(crate) fn hash_code(browser: &str, code: &str) -> Vec<u8> {
    Sha256::new()
        .chain_update(b"plenary code\0")
        .chain_update(browser)
        .chain_update(b"\0")
        .chain_update(code)
        .finalize()
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::World;

    #[tokio::test]
    async fn secrets_differ_fit_their_purpose_and_are_never_printed() {
        let ctx = World::sqlite().await.ctx;
        let (one, other) = (Secret::new(&ctx, Purpose::SignIn), Secret::new(&ctx, Purpose::SignIn));
        assert_ne!(one, other);
        assert_eq!(one.expose().len(), 43);
        assert!(Secret::new(&ctx, Purpose::Token).expose().starts_with("plenary_"));
        assert_ne!(hash(Purpose::SignIn, one.expose()), hash(Purpose::Link, one.expose()));
        assert_eq!(format!("{one:?}"), "Secret(…)");
    }
}
