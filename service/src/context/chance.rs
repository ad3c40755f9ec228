//! The one source of identifiers and secrets, seeded in tests.

use std::sync::{Mutex, PoisonError};

use domain::Instant;
use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::{Builder, Uuid};

/// Where identifiers and secrets come from.
#[derive(Debug)]
pub struct Chance {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    rng: StdRng,
    last: (u64, u16),
}

impl Chance {
    /// Seeded by the operating system.
    pub fn from_system() -> Self {
        Self::new(rand::make_rng())
    }

    /// The same sequence every time, for tests.
    pub fn seeded(seed: u64) -> Self {
        Self::new(StdRng::seed_from_u64(seed))
    }

    fn new(rng: StdRng) -> Self {
        Self { state: Mutex::new(State { rng, last: (0, 0) }) }
    }

    /// A `UUIDv7` (RFC 9562, 5.7) of the millisecond of `now`. Within one millisecond a counter in `rand_a` keeps the
    /// order in which this process made them, so that the event log reads in order.
    pub fn uuid(&self, now: Instant) -> Uuid {
        let mut state = self.lock();
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let count = if state.last.0 == millis { state.last.1.wrapping_add(1) } else { 0 };
        state.last = (millis, count);
        let mut random = [0; 10];
        state.rng.fill_bytes(&mut random);
        [random[0], random[1]] = (count & 0x0fff).to_be_bytes();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// 32 random bytes: more than anybody can guess.
    pub fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.lock().rng.fill_bytes(&mut bytes);
        bytes
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        // A generator has no half-made state that a panic elsewhere could leave.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_of_one_moment_keep_their_order() {
        let chance = Chance::seeded(1);
        let now = Instant::from_timestamp_millis(1_700_000_000_000).expect("in range");
        let made: Vec<Uuid> = (0..2_000).map(|_| chance.uuid(now)).collect();
        assert!(made.is_sorted());
        assert_eq!(made[0].get_version_num(), 7);
    }
}
