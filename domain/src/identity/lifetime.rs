//! How long a sign-in lasts.

use chrono::TimeDelta;

use crate::{Instant, words};

words! {
    /// How somebody proved who they are when a sign-in began. Each is a verb of its own that ends in the same beginning;
    /// passkeys and other providers would be further words here.
    pub enum SignInMethod {
        /// With a password.
        Password = "password",
        /// By a link mailed to one of the account's addresses.
        Link = "link",
        /// By the code in that mail.
        Code = "code",
    }
}

/// A sign-in ends when it has not been used for this long (ASVS 7.3.1).
pub const SIGN_IN_IDLE: TimeDelta = TimeDelta::days(14);
/// A sign-in ends this long after it began, however much it was used (ASVS 7.3.2).
pub const SIGN_IN_LASTS: TimeDelta = TimeDelta::days(60);
/// Use is noted at most this often, so that reading pages writes nothing.
pub const SEEN_EVERY: TimeDelta = TimeDelta::hours(1);
/// What changes how somebody gets in asks them to have proved who they are within this time (ASVS 7.5.1).
pub const PROOF_LASTS: TimeDelta = TimeDelta::minutes(30);
/// Most sign-ins of an account at once; one more ends the one that was not used for longest (ASVS 7.1.2).
pub const SIGN_INS_AT_ONCE: usize = 50;

/// Whether a sign-in that was last seen at `seen_at` and ends at `expires_at` still counts.
pub fn sign_in_is_alive(seen_at: Instant, expires_at: Instant, now: Instant) -> bool {
    now < expires_at && now - seen_at < SIGN_IN_IDLE
}

/// Whether who proved themselves at `proved_at` need not do so again.
pub fn is_recent_proof(proved_at: Instant, now: Instant) -> bool {
    now - proved_at < PROOF_LASTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_ends_when_idle_and_when_old() {
        let began = Instant::from_timestamp(1_800_000_000, 0).expect("in range");
        let ends = began + SIGN_IN_LASTS;
        let a_bit = TimeDelta::microseconds(1);
        assert!(sign_in_is_alive(began, ends, began + SIGN_IN_IDLE - a_bit));
        assert!(!sign_in_is_alive(began, ends, began + SIGN_IN_IDLE));
        assert!(sign_in_is_alive(ends - a_bit, ends, ends - a_bit));
        assert!(!sign_in_is_alive(ends - a_bit, ends, ends));
    }
}
