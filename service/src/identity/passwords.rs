//! Hashing passwords with Argon2id, off the async threads and never too many at once.

use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use domain::{
    identity::Password,
    problem::{Kind, Problem},
};
use tokio::sync::Semaphore;

use crate::{Ctx, Error, Result};

/// OWASP's second choice for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// Hashes at once: bounds memory to a few times 19 MiB however many people sign in.
const AT_ONCE: usize = 3;
/// How long somebody waits for their turn before they are asked to come back.
const PATIENCE: Duration = Duration::from_secs(10);

static TURNS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(AT_ONCE)));

/// The hash of a password nobody has, so that an unknown account costs what a known one does.
static NOBODYS: LazyLock<std::result::Result<String, String>> =
    LazyLock::new(|| hash_now("nobody has this password", &[0x5e; 16]));

/// The hash to keep of `password`, as a PHC string.
pub(super) async fn hash(ctx: &Ctx, password: Password) -> Result<String> {
    let salt = ctx.chance.secret();
    in_turn(move || hash_now(password.expose(), &salt[..16])).await?.map_err(Error::fault)
}

/// Whether `password` is the one that `kept` was made from. Does the same work when there is no account, no password or
/// nothing that could be one.
pub(super) async fn verify(password: Option<Password>, kept: Option<String>) -> Result<bool> {
    in_turn(move || {
        let known = password.is_some() && kept.is_some();
        let kept = match kept {
            Some(kept) => kept,
            None => NOBODYS.clone()?,
        };
        let parsed = PasswordHash::new(&kept).map_err(|error| error.to_string())?;
        let typed = password.as_ref().map_or("", Password::expose);
        let matches = Argon2::default().verify_password(typed.as_bytes(), &parsed).is_ok();
        Ok::<_, String>(known && matches)
    })
    .await?
    .map_err(Error::fault)
}

/// Runs heavy work on the blocking threads when its turn comes.
pub(super) async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let turn = tokio::time::timeout(PATIENCE, TURNS.clone().acquire_owned())
        .await
        .map_err(|_| {
            Problem::new(Kind::Unavailable, "busy", "Too many people sign in right now. Try again in a minute.")
        })?
        .map_err(Error::fault)?;
    let job = tokio::task::spawn_blocking(move || {
        let value = work();
        drop(turn);
        value
    });
    job.await.map_err(Error::fault)
}

fn hash_now(password: &str, salt: &[u8]) -> std::result::Result<String, String> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|error| error.to_string())?;
    let hash: PasswordHash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_with_salt(password.as_bytes(), salt)
        .map_err(|error| error.to_string())?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::World;

    fn password(text: &str) -> Password {
        Password::choose(text).expect("long enough")
    }

    #[tokio::test]
    async fn only_the_very_password_is_taken() -> Result<()> {
        let ctx = World::sqlite().await.ctx;
        let kept = hash(&ctx, password("Correct horse ⚡")).await?;
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify(Some(password("Correct horse ⚡")), Some(kept.clone())).await?);
        for other in ["correct horse ⚡", "Correct horse ⚡ ", " Correct horse ⚡"] {
            assert!(!verify(Some(password(other)), Some(kept.clone())).await?, "{other}");
        }
        assert!(!verify(None, Some(kept)).await?);
        Ok(())
    }

    #[tokio::test]
    async fn nobody_signs_in_with_nobodys_password() -> Result<()> {
        assert!(!verify(Some(password("nobody has this password")), None).await?);
        assert!(!verify(None, None).await?);
        Ok(())
    }

    #[tokio::test]
    async fn the_same_password_is_kept_differently_each_time() -> Result<()> {
        let ctx = World::sqlite().await.ctx;
        assert_ne!(hash(&ctx, password("the same password")).await?, hash(&ctx, password("the same password")).await?);
        Ok(())
    }
}
