//! STV by the reference WIGM rule of the Proportional Representation Foundation, one defeat at a time.

use super::{
    Method,
    gregory::{self, Rules},
    report::Count,
};
use crate::ballot::{Contest, Lots, Profile};

/// Every product and quotient is truncated to four decimal places (D.4).
const ONE: u64 = 10_000;

const RULES: Rules = Rules {
    method: Method::Wigm,
    places: 4,
    // A.1: valid ballots over one more than seats, truncated, and 0.0001.
    quota: |valid, seats| valid * ONE / (seats + 1) + 1,
    value: weigh,
    // B.3: the largest surplus, possibly zero.
    transfers_nothing: true,
    // D.1: a predetermined order.
    looks_back: false,
};

/// Counts by the reference WIGM rule. Ties are broken by lots alone.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    gregory::count(&RULES, profile, contest, lots)
}

/// B.3: the weight multiplied by the surplus, then divided by the votes, each truncated (D.4).
fn weigh(weight: u64, surplus: u64, votes: u64) -> u64 {
    let product = u128::from(weight) * u128::from(surplus) / u128::from(ONE);
    u64::try_from(product * u128::from(ONE) / u128::from(votes.max(1))).unwrap_or(weight)
}
