//! Votes with a fixed number of decimal places.

use serde::{Serialize, Serializer};

/// A number of votes in units of 10⁻ᵖˡᵃᶜᵉˢ. It displays and serialises as text with all its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    places: u8,
    units: u128,
}

impl Decimal {
    /// So many units of 10⁻ᵖˡᵃᶜᵉˢ.
    pub const fn new(units: u128, places: u8) -> Self {
        Self { places, units }
    }

    /// Whole votes.
    pub const fn whole(votes: u64) -> Self {
        Self { places: 0, units: votes as u128 }
    }

    /// The number in units of its last place.
    pub const fn units(self) -> u128 {
        self.units
    }

    /// How many decimal places it has.
    pub const fn places(self) -> u8 {
        self.places
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.units);
        }
        let one = 10_u128.pow(u32::from(self.places));
        write!(f, "{}.{:0places$}", self.units / one, self.units % one, places = usize::from(self.places))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_are_shown() {
        assert_eq!(Decimal::new(12_345_678, 5).to_string(), "123.45678");
        assert_eq!(Decimal::new(5, 4).to_string(), "0.0005");
        assert_eq!(Decimal::whole(7).to_string(), "7");
    }
}
