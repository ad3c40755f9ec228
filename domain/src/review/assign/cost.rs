//! Costs of which one kind counts before the next.

use std::ops::{Add, Neg, Sub};

/// Numbers that are compared from the first. Each but the last holds several counts, packed; the last is the merit that is
/// given up, negated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost([i64; NUMBERS]);

const NUMBERS: usize = 8;

impl Cost {
    /// Nothing.
    pub const NOTHING: Self = Self([0; NUMBERS]);
    /// More than anything.
    pub const FAR: Self = {
        let mut numbers = [0; NUMBERS];
        numbers[0] = i64::MAX / 4;
        Self(numbers)
    };

    /// The cost with a merit set against it.
    pub fn less_merit(mut self, merit: i64) -> Self {
        self.0[NUMBERS - 1] -= merit;
        self
    }
}

impl Add for Cost {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        for (one, other) in self.0.iter_mut().zip(other.0) {
            *one += other;
        }
        self
    }
}

impl Sub for Cost {
    type Output = Self;
    fn sub(mut self, other: Self) -> Self {
        for (one, other) in self.0.iter_mut().zip(other.0) {
            *one -= other;
        }
        self
    }
}

impl Neg for Cost {
    type Output = Self;
    fn neg(self) -> Self {
        Self::NOTHING - self
    }
}

impl std::iter::Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(costs: I) -> Self {
        costs.fold(Self::NOTHING, Add::add)
    }
}

/// How counts are packed.
#[derive(Clone, Copy, Debug)]
pub struct Packing {
    base: i64,
    in_a_number: usize,
}

impl Packing {
    /// A packing for ways that visit so many reviewers.
    ///
    /// A way visits every reviewer at most once and at each changes a count by one, and what is compared is made of at
    /// most three ways; so a count stays well below half of the base, and the sign is that of the first one that counts.
    pub fn new(reviewers: usize) -> Self {
        let base = 16 * (i64::try_from(reviewers).unwrap_or(i64::MAX >> 8) + 2);
        Self { base, in_a_number: usize::try_from(58 / (base.ilog2() + 1)).unwrap_or(1).max(1) }
    }

    /// How many counts there is room for.
    pub fn room(self) -> usize {
        self.in_a_number * (NUMBERS - 1)
    }

    /// One more of the count at a place, 0 being the first that is compared; beyond the room it is the last one's.
    pub fn one(self, place: usize) -> Cost {
        let place = place.min(self.room() - 1);
        let mut cost = Cost::NOTHING;
        let below = u32::try_from(self.in_a_number - 1 - place % self.in_a_number).unwrap_or(0);
        cost.0[place / self.in_a_number] = self.base.pow(below);
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_count_outweighs_all_later_ones() {
        for reviewers in [0, 3, 150, 5_000, 1 << 24] {
            let packing = Packing::new(reviewers);
            let many = |cost: Cost| (0..3 * reviewers.min(500)).map(|_| cost).sum::<Cost>();
            for place in 0..packing.room() - 1 {
                let later = many(packing.one(place + 1)).less_merit(-(1 << 40));
                assert!(packing.one(place) - later > Cost::NOTHING, "{reviewers} {place}");
                assert!(later - packing.one(place) < Cost::NOTHING);
            }
            assert!(packing.room() >= 14);
            assert!(packing.one(packing.room() - 1).less_merit(1 << 40) > Cost::NOTHING);
            assert!(many(packing.one(0)) < Cost::FAR);
        }
    }
}
