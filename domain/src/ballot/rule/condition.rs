//! Conditions: a number of votes, a comparison, and what it is compared with.

use serde::{Deserialize, Serialize};

use crate::ballot::exact::Ratio;

/// A number that is found by counting, always by weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// Who hold one of these positions.
    Positions(Vec<String>),
    /// Votes cast, abstentions among them.
    Cast,
    /// Votes cast that take a side.
    CastWithoutAbstentions,
    /// Everybody who may vote.
    Eligible,
    /// Everybody who may vote and did not step out.
    EligibleWithoutRecused,
    /// Everybody who may vote and is in the room.
    Present,
    /// Everybody who answered, abstentions and votes that do not count among them.
    Returned,
}

impl Quantity {
    /// Who hold one of these positions.
    pub fn of(words: &[&str]) -> Self {
        Self::Positions(words.iter().map(|word| (*word).to_owned()).collect())
    }
}

crate::words! {
    /// How two numbers are compared.
    pub enum Comparison {
        /// ≥
        AtLeast = "at-least",
        /// >
        MoreThan = "more-than",
        /// ≤
        AtMost = "at-most",
        /// <
        LessThan = "less-than",
    }
}

impl Comparison {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::AtMost => "≤",
            Self::LessThan => "<",
        }
    }

    /// Whether more on the left side helps.
    pub fn wants_more(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }
}

/// What a number is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// A number.
    Number(u64),
    /// A fraction of another number.
    Share {
        /// The fraction.
        times: Ratio,
        /// Of what.
        of: Quantity,
    },
    /// A fraction of the square root of another number; compared by squaring.
    Root {
        /// The fraction.
        times: Ratio,
        /// Of the root of what.
        of: Quantity,
    },
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// What is counted.
    pub left: Quantity,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub bound: Bound,
    /// Both sides count voters of this category only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}

impl Condition {
    /// A condition over all voters.
    pub fn new(left: Quantity, comparison: Comparison, bound: Bound) -> Self {
        Self { left, comparison, bound, category: None }
    }

    /// At least so many hold one of these positions.
    pub fn at_least(words: &[&str], number: u64) -> Self {
        Self::new(Quantity::of(words), Comparison::AtLeast, Bound::Number(number))
    }

    /// Those who hold one of these positions against a fraction of a number.
    pub fn share(words: &[&str], comparison: Comparison, times: Ratio, of: Quantity) -> Self {
        Self::new(Quantity::of(words), comparison, Bound::Share { times, of })
    }

    /// The same among one category.
    pub fn among(self, category: &str) -> Self {
        Self { category: Some(category.into()), ..self }
    }
}

crate::words! {
    /// What a condition is there for.
    pub enum Role {
        /// Nobody blocks.
        Block = "block",
        /// Enough take part for the body to decide at all.
        Quorum = "quorum",
        /// Enough answer.
        Return = "return",
        /// Not too many abstain.
        Abstentions = "abstentions",
        /// What has to be reached.
        Threshold = "threshold",
    }
}

/// A condition that holds in every case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// What it is there for.
    pub role: Role,
    /// The condition.
    pub condition: Condition,
}

/// What passes when so many take part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    /// When it applies: all of these; always, if there are none.
    pub when: Vec<Condition>,
    /// What it needs.
    pub needs: Needs,
}

/// What a case needs to pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// All of these conditions.
    All(Vec<Condition>),
    /// It cannot pass.
    Never,
}

impl Case {
    /// A case that always applies.
    pub fn always(conditions: Vec<Condition>) -> Self {
        Self { when: Vec::new(), needs: Needs::All(conditions) }
    }
}
