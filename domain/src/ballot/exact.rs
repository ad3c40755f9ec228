//! Fractions that are compared by multiplication, so that nothing is ever rounded.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

/// A fraction that is not negative, such as two thirds. Two of them are equal if written alike: 2/4 is not 1/2 here,
/// because people see which one was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ratio {
    /// How many parts.
    pub numerator: u64,
    /// Of how many.
    pub denominator: NonZeroU64,
}

impl Ratio {
    /// One whole.
    pub const ONE: Self = Self::whole(1);

    /// A fraction, or none if its denominator is zero.
    pub const fn new(numerator: u64, denominator: u64) -> Option<Self> {
        match NonZeroU64::new(denominator) {
            Some(denominator) => Some(Self { numerator, denominator }),
            None => None,
        }
    }

    /// A whole number.
    pub const fn whole(number: u64) -> Self {
        Self { numerator: number, denominator: NonZeroU64::MIN }
    }

    /// Whether `part` ≥ this fraction of `whole`.
    pub fn at_least(self, part: u64, whole: u64) -> bool {
        self.scaled(part) >= self.share(whole)
    }

    /// Whether `part` > this fraction of `whole`.
    pub fn exceeds(self, part: u64, whole: u64) -> bool {
        self.scaled(part) > self.share(whole)
    }

    /// Whether `part` ≥ this fraction of √`whole`: both sides squared. Needs `part` and both terms below 2³².
    pub fn at_least_root(self, part: u64, whole: u64) -> bool {
        square(self.scaled(part)) >= square(u128::from(self.numerator)).saturating_mul(u128::from(whole))
    }

    /// Whether `part` > this fraction of √`whole`.
    pub fn exceeds_root(self, part: u64, whole: u64) -> bool {
        square(self.scaled(part)) > square(u128::from(self.numerator)).saturating_mul(u128::from(whole))
    }

    fn scaled(self, part: u64) -> u128 {
        u128::from(part) * u128::from(self.denominator.get())
    }

    fn share(self, whole: u64) -> u128 {
        u128::from(whole) * u128::from(self.numerator)
    }
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.denominator.get() {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

/// A text that is no fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is no fraction such as 2/3, nor a whole number.")]
pub struct NoRatio;

/// `2/3`, or a whole number.
impl std::str::FromStr for Ratio {
    type Err = NoRatio;

    fn from_str(text: &str) -> Result<Self, NoRatio> {
        let (numerator, denominator) = text.trim().split_once('/').unwrap_or((text, "1"));
        let term = |text: &str| text.trim().parse().ok();
        term(numerator).zip(term(denominator)).and_then(|(one, other)| Self::new(one, other)).ok_or(NoRatio)
    }
}

fn square(number: u128) -> u128 {
    number.saturating_mul(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: u64, denominator: u64) -> Ratio {
        Ratio::new(numerator, denominator).expect("not zero")
    }

    #[test]
    fn thresholds_are_met_exactly() {
        let two_thirds = ratio(2, 3);
        assert_eq!([19, 20, 21].map(|yes| two_thirds.at_least(yes, 30)), [false, true, true]);
        assert_eq!([19, 20, 21].map(|yes| two_thirds.exceeds(yes, 30)), [false, false, true]);
        assert!(two_thirds.at_least(u64::MAX, u64::MAX) && !Ratio::ONE.exceeds(u64::MAX, u64::MAX));
    }

    #[test]
    fn roots_are_compared_by_squaring() {
        let debian = ratio(3, 2);
        // 911 developers: 3Q = 45.274…, so 45 are too few (4·45² = 8,100 < 8,199 = 9·911) and 46 enough.
        assert_eq!([45, 46].map(|votes| debian.at_least_root(votes, 911)), [false, true]);
        // 3Q is whole where the electorate is a square: 3/2·√900 = 45.
        assert_eq!([44, 45, 46].map(|votes| debian.at_least_root(votes, 900)), [false, true, true]);
        assert_eq!([44, 45, 46].map(|votes| debian.exceeds_root(votes, 900)), [false, false, true]);
    }

    #[test]
    fn no_fraction_has_a_zero_below() {
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!((ratio(71, 100).to_string(), Ratio::whole(3).to_string()), ("71/100".into(), "3".into()));
    }
}
