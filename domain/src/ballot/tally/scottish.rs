//! STV by the Scottish Local Government Elections Order 2007, schedule 1, rules 45 to 52.

use super::{
    Method,
    gregory::{self, Rules},
    report::Count,
};
use crate::ballot::{Contest, Lots, Profile};

/// Votes are counted to five decimal places (rule 48(3)).
const ONE: u64 = 100_000;

const RULES: Rules = Rules {
    method: Method::Scottish,
    places: 5,
    // Rule 46: valid ballots over one more than seats, without its decimal places, and one.
    quota: |valid, seats| (valid / (seats + 1) + 1) * ONE,
    // Rule 48(3): surplus × value over all votes, any remainder ignored.
    value: |value, surplus, votes| muldiv(value, surplus, votes),
    // Rule 48(1): only where the quota is exceeded.
    transfers_nothing: false,
    // Rules 49(2) and 51(2).
    looks_back: true,
};

/// Counts by the Scottish rule. Ties look back to the most recent stage at which the tied differed, then lots decide.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    gregory::count(&RULES, profile, contest, lots)
}

/// Truncated, with the product in full; a value below one vote stays below one vote.
fn muldiv(value: u64, surplus: u64, votes: u64) -> u64 {
    u64::try_from(u128::from(value) * u128::from(surplus) / u128::from(votes.max(1))).unwrap_or(value)
}
