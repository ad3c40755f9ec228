//! The rows of a rule that is put together: positions and conditions.

use serde::{Deserialize, Serialize};

use super::{Bound, Comparison, Condition, Position, Quantity, Requirement, Role};
use crate::{
    ballot::exact::Ratio,
    problem::Flaw,
    text::{line, optional_line},
};

/// The largest number in a condition; it keeps every product inside its integer.
const MOST: u64 = 1_000_000;

crate::words! {
    /// How a position counts.
    pub enum PositionKind {
        /// Like any vote.
        Counts = "counts",
        /// Nothing passes while somebody holds it.
        Blocks = "blocks",
        /// It takes no side.
        Abstains = "abstains",
        /// It steps out.
        Recuses = "recuses",
        /// It is shown and never counted.
        Advises = "advises",
    }
}

/// A position, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPosition {
    /// What it is called; a row without a name is left out.
    pub word: String,
    /// One of [`PositionKind`].
    pub kind: String,
    /// Whether it has to be given with a reason.
    pub reason: bool,
}

/// A condition, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCondition {
    /// One of [`Role`] but for `block`.
    pub role: String,
    /// `positions`, or one of the quantities by its word.
    pub left: String,
    /// The names of the positions that are counted, with commas between.
    pub words: String,
    /// One of [`Comparison`].
    pub comparison: String,
    /// A whole number, or a fraction such as `2/3`; a row without one is left out.
    pub bound: String,
    /// Of what it is a fraction: `number` for itself, `positions`, a quantity, or `root-` and a quantity.
    pub of: String,
    /// The names of the positions of which it is a fraction.
    pub of_words: String,
    /// The interest category among which it is counted; empty for everybody.
    pub category: String,
}

impl TypedPosition {
    pub(super) fn check(&self) -> Result<Position, Flaw> {
        let word = line(&self.word, 40)?;
        if word.contains(',') {
            return Err(Flaw::new("comma", "Leave commas out of the names of positions."));
        }
        let kind = choose(&self.kind, PositionKind::Counts)?;
        Ok(Position {
            word,
            blocks: kind == PositionKind::Blocks,
            recuses: kind == PositionKind::Recuses,
            abstains: kind == PositionKind::Abstains,
            advises: kind == PositionKind::Advises,
            needs_text: self.reason,
        })
    }

    pub(super) fn of(position: &Position) -> Self {
        let kind = match position {
            Position { blocks: true, .. } => PositionKind::Blocks,
            Position { recuses: true, .. } => PositionKind::Recuses,
            Position { abstains: true, .. } => PositionKind::Abstains,
            Position { advises: true, .. } => PositionKind::Advises,
            _ => PositionKind::Counts,
        };
        Self { word: position.word.clone(), kind: kind.to_string(), reason: position.needs_text }
    }
}

impl TypedCondition {
    pub(super) fn check(&self) -> Result<Requirement, Flaw> {
        let role = choose(&self.role, Role::Threshold)?;
        if role == Role::Block {
            return Err(Flaw::new("option", "Choose one of the options."));
        }
        let left = quantity(&self.left, &self.words)?;
        let comparison = choose(&self.comparison, Comparison::AtLeast)?;
        let category = optional_line(&self.category, 80)?;
        let bound = match self.of.trim() {
            "" | "number" => Bound::Number(u64::from(whole(&self.bound, 1_000_000)?)),
            of => match of.strip_prefix("root-") {
                Some(of) => Bound::Root { times: fraction(&self.bound)?, of: quantity(of, "")? },
                None => Bound::Share { times: fraction(&self.bound)?, of: quantity(of, &self.of_words)? },
            },
        };
        let category = (!category.is_empty()).then_some(category);
        Ok(Requirement { role, condition: Condition { left, comparison, bound, category } })
    }

    pub(super) fn of(role: Role, condition: &Condition) -> Self {
        let (left, words) = typed_quantity(&condition.left);
        let (bound, of, of_words) = match &condition.bound {
            Bound::Number(number) => (number.to_string(), "number".to_owned(), String::new()),
            Bound::Share { times, of } => {
                let (word, words) = typed_quantity(of);
                (times.to_string(), word.to_owned(), words)
            }
            Bound::Root { times, of } => (times.to_string(), format!("root-{}", typed_quantity(of).0), String::new()),
        };
        Self {
            role: role.to_string(),
            left: left.into(),
            words,
            comparison: condition.comparison.to_string(),
            bound,
            of,
            of_words,
            category: condition.category.clone().unwrap_or_default(),
        }
    }
}

fn quantity(word: &str, positions: &str) -> Result<Quantity, Flaw> {
    Ok(match word.trim() {
        "" | "positions" => {
            let words = positions.split(',').map(str::trim).filter(|word| !word.is_empty());
            Quantity::Positions(words.map(str::to_owned).collect())
        }
        "cast" => Quantity::Cast,
        "cast-without-abstentions" => Quantity::CastWithoutAbstentions,
        "eligible" => Quantity::Eligible,
        "eligible-without-recused" => Quantity::EligibleWithoutRecused,
        "present" => Quantity::Present,
        "returned" => Quantity::Returned,
        _ => return Err(Flaw::new("option", "Choose one of the options.")),
    })
}

fn typed_quantity(quantity: &Quantity) -> (&'static str, String) {
    match quantity {
        Quantity::Positions(words) => ("positions", words.join(", ")),
        Quantity::Cast => ("cast", String::new()),
        Quantity::CastWithoutAbstentions => ("cast-without-abstentions", String::new()),
        Quantity::Eligible => ("eligible", String::new()),
        Quantity::EligibleWithoutRecused => ("eligible-without-recused", String::new()),
        Quantity::Present => ("present", String::new()),
        Quantity::Returned => ("returned", String::new()),
    }
}

/// A whole number up to `most`; nothing is zero.
pub(super) fn whole(text: &str, most: u32) -> Result<u32, Flaw> {
    match text.trim() {
        "" => Ok(0),
        text => text
            .parse()
            .ok()
            .filter(|number| *number <= most)
            .ok_or_else(|| Flaw::new("number", format!("Give a whole number up to {most}."))),
    }
}

/// `2/3`, or a whole number.
pub(in crate::ballot) fn fraction(text: &str) -> Result<Ratio, Flaw> {
    let small = |ratio: &Ratio| ratio.numerator <= MOST && ratio.denominator.get() <= MOST;
    let ratio = text.parse().ok().filter(small);
    ratio.ok_or_else(|| Flaw::new("fraction", "Give a fraction like 2/3, or a whole number."))
}

/// The option under a word; the usual one where there is none.
pub(in crate::ballot) fn choose<T: std::str::FromStr>(word: &str, usual: T) -> Result<T, Flaw> {
    match word.trim() {
        "" => Ok(usual),
        word => word.parse().map_err(|_| Flaw::new("option", "Choose one of the options.")),
    }
}
