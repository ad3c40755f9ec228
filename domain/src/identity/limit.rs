//! How often something may be tried.

use chrono::TimeDelta;

use crate::Instant;

/// What is known of earlier tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    /// How many count.
    pub count: u32,
    /// When the first of them was.
    pub first_at: Instant,
    /// When the last of them was.
    pub last_at: Instant,
}

/// A limit of tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// At most `count` within `per`, counted from the first.
    Window {
        /// How many.
        count: u32,
        /// In which time.
        per: TimeDelta,
    },
    /// `free` tries at once; after each further one the wait doubles, from `first` up to `most`. All is forgotten
    /// `forget` after the last try.
    Backoff {
        /// How many tries cost nothing.
        free: u32,
        /// The first wait.
        first: TimeDelta,
        /// The longest wait.
        most: TimeDelta,
        /// When earlier tries stop to count.
        forget: TimeDelta,
    },
}

impl Limit {
    /// How long to wait before the next try counts; `None` when it may be made now.
    pub fn wait(self, tries: Option<Tries>, now: Instant) -> Option<TimeDelta> {
        let tries = tries.filter(|tries| !self.forgets(*tries, now))?;
        let until = match self {
            Self::Window { count, per } => (tries.count >= count).then(|| tries.first_at + per)?,
            Self::Backoff { free, first, most, .. } => {
                let over = tries.count.checked_sub(free)?;
                let wait = first.checked_mul(1 << over.min(20)).map_or(most, |wait| wait.min(most));
                tries.last_at + wait
            }
        };
        (now < until).then(|| until - now)
    }

    /// The tries that are known once another is made at `now`.
    pub fn after(self, tries: Option<Tries>, now: Instant) -> Tries {
        match tries.filter(|tries| !self.forgets(*tries, now)) {
            Some(tries) => Tries { count: tries.count.saturating_add(1), last_at: now, ..tries },
            None => Tries { count: 1, first_at: now, last_at: now },
        }
    }

    fn forgets(self, tries: Tries, now: Instant) -> bool {
        match self {
            Self::Window { per, .. } => now - tries.first_at >= per,
            Self::Backoff { forget, .. } => now - tries.last_at >= forget,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Instant {
        Instant::from_timestamp(1_800_000_000, 0).expect("in range")
    }

    /// Tries as soon as it is allowed, `times` times; the waits in seconds.
    fn waits(limit: Limit, times: usize) -> Vec<i64> {
        let (mut tries, mut now) = (None, start());
        std::iter::repeat_with(|| {
            let wait = limit.wait(tries, now).unwrap_or_default();
            now += wait;
            assert_eq!(limit.wait(tries, now), None, "the wait is honest");
            tries = Some(limit.after(tries, now));
            wait.num_seconds()
        })
        .take(times)
        .collect()
    }

    #[test]
    fn a_window_opens_again_when_its_first_try_is_old() {
        let limit = Limit::Window { count: 3, per: TimeDelta::minutes(1) };
        assert_eq!(waits(limit, 7), [0, 0, 0, 60, 0, 0, 60]);
    }

    #[test]
    fn waits_double_to_a_bound_and_are_forgotten() {
        let limit = Limit::Backoff {
            free: 3,
            first: TimeDelta::seconds(30),
            most: TimeDelta::minutes(2),
            forget: TimeDelta::hours(1),
        };
        assert_eq!(waits(limit, 7), [0, 0, 0, 30, 60, 120, 120]);
        let many = Tries { count: u32::MAX, first_at: start(), last_at: start() };
        assert_eq!(limit.wait(Some(many), start()), Some(TimeDelta::minutes(2)));
        assert_eq!(limit.wait(Some(many), start() + TimeDelta::hours(1)), None);
    }
}
