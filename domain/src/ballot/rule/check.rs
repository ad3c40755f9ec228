//! Whether one condition holds.

use serde::Serialize;

use super::{Bound, Comparison, Condition, Quantity, Returns, Role};
use crate::ballot::exact::Ratio;

/// A condition with its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// What it is there for.
    pub role: Role,
    /// The condition.
    pub condition: Condition,
    /// The number on the left.
    pub left: u64,
    /// The number of which the bound is a fraction; none where the bound is a number itself.
    pub whole: Option<u64>,
    /// The least or most on the left with which it holds, all else being equal; none where nothing does.
    pub bound: Option<u64>,
    /// A fraction was asked of nothing: such a condition never holds.
    pub of_nothing: bool,
    /// Whether it holds.
    pub holds: bool,
}

impl Check {
    /// Looks at a condition.
    pub fn of(role: Role, condition: &Condition, returns: &Returns<'_>) -> Self {
        let category = condition.category.as_deref();
        let left = returns.count(&condition.left, category);
        let whole = condition.whole().map(|whole| returns.count(whole, category));
        Self {
            role,
            condition: condition.clone(),
            left,
            whole,
            bound: condition.bound(whole.unwrap_or_default()),
            of_nothing: condition.is_of_nothing(whole.unwrap_or_default()),
            holds: condition.holds(left, whole.unwrap_or_default()),
        }
    }
}

impl Check {
    /// Whether a majority is missed by nothing but that both sides have the same, and more than nothing.
    pub fn is_level(&self) -> bool {
        let whole = self.whole.unwrap_or_default();
        let or_equal = Condition { comparison: Comparison::AtLeast, ..self.condition.clone() };
        self.condition.can_be_level() && self.left > 0 && !self.holds && or_equal.holds(self.left, whole)
    }
}

impl Condition {
    /// The number of which its bound is a fraction.
    pub fn whole(&self) -> Option<&Quantity> {
        match &self.bound {
            Bound::Number(_) => None,
            Bound::Share { of, .. } | Bound::Root { of, .. } => Some(of),
        }
    }

    /// Whether it compares two sides that can be equal: those for it have to be more than those against it, or more than
    /// half of all who take a side. Half of all who may vote is no tie.
    pub fn can_be_level(&self) -> bool {
        let sides = match &self.bound {
            Bound::Share { times, of: Quantity::Positions(_) } => *times == Ratio::ONE,
            Bound::Share { times, of: Quantity::CastWithoutAbstentions } => Ratio::new(1, 2) == Some(*times),
            _ => false,
        };
        sides && self.comparison == Comparison::MoreThan
    }

    /// Whether it holds for these numbers.
    pub fn holds(&self, left: u64, whole: u64) -> bool {
        let at_least = |left| match &self.bound {
            Bound::Number(number) => left >= *number,
            Bound::Share { times, .. } => times.at_least(left, whole),
            Bound::Root { times, .. } => times.at_least_root(left, whole),
        };
        let more_than = |left| match &self.bound {
            Bound::Number(number) => left > *number,
            Bound::Share { times, .. } => times.exceeds(left, whole),
            Bound::Root { times, .. } => times.exceeds_root(left, whole),
        };
        !self.is_of_nothing(whole)
            && match self.comparison {
                Comparison::AtLeast => at_least(left),
                Comparison::MoreThan => more_than(left),
                Comparison::AtMost => !more_than(left),
                Comparison::LessThan => !at_least(left),
            }
    }

    /// Whether its fraction is one of nothing. Positions may well be held by nobody; a denominator may not be zero.
    pub fn is_of_nothing(&self, whole: u64) -> bool {
        whole == 0 && self.whole().is_some_and(|of| !matches!(of, Quantity::Positions(_)))
    }

    /// The least (≥, >) or most (≤, <) on the left with which it holds.
    pub fn bound(&self, whole: u64) -> Option<u64> {
        if self.is_of_nothing(whole) {
            return None;
        }
        // The floor of the bound; the wanted number is that, or one beside it.
        let floor = match &self.bound {
            Bound::Number(number) => *number,
            Bound::Share { times, .. } => floor_of(*times, whole),
            Bound::Root { times, .. } => root_of(*times, whole),
        };
        let near = [floor.checked_sub(1), Some(floor), floor.checked_add(1)];
        let mut holding = near.into_iter().flatten().filter(|left| self.holds(*left, whole));
        if self.comparison.wants_more() { holding.next() } else { holding.next_back() }
    }
}

fn floor_of(times: Ratio, whole: u64) -> u64 {
    let product = u128::from(times.numerator) * u128::from(whole);
    u64::try_from(product / u128::from(times.denominator.get())).unwrap_or(u64::MAX)
}

/// ⌊numerator ÷ denominator × √whole⌋
fn root_of(times: Ratio, whole: u64) -> u64 {
    let square = u128::from(times.numerator).pow(2).saturating_mul(u128::from(whole));
    let square = square / u128::from(times.denominator.get()).pow(2);
    u64::try_from(square.isqrt()).unwrap_or(u64::MAX)
}
