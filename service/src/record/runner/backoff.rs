//! When to try again.

use chrono::TimeDelta;

/// After this many tries a job is parked: with the pauses below, after about half a day.
pub(super) const MOST_TRIES: i32 = 20;

const FIRST_PAUSE: i64 = 5_000;
const LONGEST_PAUSE: i64 = 3_600_000;

/// The pause after `tries` failed tries: doubling from five seconds up to an hour, cut short by up to a quarter by
/// `chance`, so that jobs that failed together do not come back together.
pub(super) fn pause(tries: i32, chance: u16) -> TimeDelta {
    let doublings = u32::try_from(tries - 1).unwrap_or(0).min(20);
    let whole = (FIRST_PAUSE << doublings).min(LONGEST_PAUSE);
    TimeDelta::milliseconds(whole - whole * i64::from(chance) / (4 * i64::from(u16::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        let seconds: Vec<i64> = (1..=12).map(|tries| pause(tries, 0).num_seconds()).collect();
        assert_eq!(seconds, [5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]);
        assert_eq!(pause(i32::MAX, 0).num_seconds(), 3_600);
    }

    #[test]
    fn chance_cuts_at_most_a_quarter() {
        assert_eq!(pause(1, u16::MAX).num_milliseconds(), 3_750);
    }

    #[test]
    fn a_job_is_given_up_after_about_half_a_day() {
        let hours: i64 = (1..MOST_TRIES).map(|tries| pause(tries, 0).num_seconds()).sum::<i64>() / 3_600;
        assert!((9..=12).contains(&hours), "{hours}");
    }
}
