//! How much one client may ask of the API: by account, or by network address for those who are nobody.
//!
//! Each process counts for itself. The answer to one too many says honestly when the next is taken.

use std::{
    hash::Hash,
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use domain::{Problem, id::AccountId};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};

use crate::config;

/// So many times the requests of a second may come at once.
const BURST: u32 = 10;
/// Every so many requests, clients who have been quiet are forgotten.
const TIDY_EVERY: u32 = 4_096;

/// The counts.
#[derive(Clone)]
pub struct Limits(Arc<Counts>);

struct Counts {
    accounts: DefaultKeyedRateLimiter<AccountId>,
    addresses: DefaultKeyedRateLimiter<String>,
    requests: AtomicU32,
}

impl Limits {
    /// Counts that begin now.
    pub fn new(rates: config::Api) -> Self {
        let counts = Counts {
            accounts: RateLimiter::keyed(quota(rates.account_rate)),
            addresses: RateLimiter::keyed(quota(rates.address_rate)),
            requests: AtomicU32::new(1),
        };
        Self(Arc::new(counts))
    }

    /// Counts one request; refused where it is one too many. Who is nobody counts by `client`.
    pub fn check(&self, account: Option<AccountId>, client: impl FnOnce() -> String) -> Result<(), Problem> {
        let Counts { accounts, addresses, requests } = &*self.0;
        if requests.fetch_add(1, Ordering::Relaxed).is_multiple_of(TIDY_EVERY) {
            accounts.retain_recent();
            addresses.retain_recent();
        }
        match account {
            Some(account) => count(accounts, &account),
            None => count(addresses, &client()),
        }
    }
}

fn quota(rate: NonZeroU32) -> Quota {
    Quota::per_second(rate).allow_burst(rate.saturating_mul(NonZeroU32::MIN.saturating_add(BURST - 1)))
}

fn count<K: Hash + Eq + Clone>(counts: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), Problem> {
    counts.check_key(key).map_err(|early| {
        let wait = early.wait_time_from(DefaultClock::default().now());
        let whole = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Problem::too_many(whole.max(1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_too_many_waits_as_long_as_it_is_told() {
        let one = NonZeroU32::MIN;
        let limits = Limits::new(config::Api { account_rate: one, address_rate: one });
        let ask = |last| limits.check(None, || format!("192.0.2.{last}"));
        for _ in 0..BURST {
            assert_eq!(ask(1), Ok(()));
        }
        assert_eq!(ask(1).map_err(|problem| (problem.status(), problem.retry_after)), Err((429, Some(1))));
        assert_eq!(ask(2), Ok(()), "somebody else may");
    }
}
