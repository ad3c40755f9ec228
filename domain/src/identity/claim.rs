//! Limits of claiming what the record holds of somebody without an account.

use chrono::TimeDelta;

/// How long a mailed link to claim oneself works.
pub const CLAIM_LASTS: TimeDelta = TimeDelta::days(30);
/// Most such links that are mailed for one person within a day.
pub const CLAIMS_A_DAY: u64 = 3;
