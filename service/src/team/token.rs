//! The secret in an invitation's link. Only its hash is stored.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::Ctx;

/// A new secret, as it stands in the link.
pub(super) fn new(ctx: &Ctx) -> String {
    URL_SAFE_NO_PAD.encode(ctx.chance.secret())
}

/// What is stored of it. The purpose in the hash keeps a secret of another kind from ever passing for this one.
pub(super) fn hash(token: &str) -> Vec<u8> {
    Sha256::new_with_prefix(b"plenary invitation\0").chain_update(token.as_bytes()).finalize().to_vec()
}
