//! How well a reviewer and a proposal fit.

use serde::{Deserialize, Serialize};

use crate::words;

words! {
    /// What a reviewer says of a proposal before it is assigned. Nothing said is neither.
    pub enum Bid {
        /// Would love to.
        Eager = "eager",
        /// Gladly.
        Willing = "willing",
        /// Rather not.
        Reluctant = "reluctant",
    }
}

words! {
    /// How well a reviewer knows a subject. Nothing said is in between medium and low.
    pub enum Interest {
        /// Well.
        High = "high",
        /// Somewhat.
        Medium = "medium",
        /// Not at all.
        Low = "low",
    }
}

/// What each wish is worth, in points. Whole numbers, so that sums are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// A bid to be eager.
    pub eager: i16,
    /// A bid to be willing.
    pub willing: i16,
    /// A bid to be reluctant.
    pub reluctant: i16,
    /// Knowing the proposal's best known subject well.
    pub high: i16,
    /// Knowing it somewhat.
    pub medium: i16,
    /// Not knowing it at all.
    pub low: i16,
    /// That the assignment exists already: a change must win more than this.
    pub held: i16,
}

impl Default for Weights {
    /// A wish weighs more than knowledge, a dislike more than ignorance, and nothing moves for a trifle.
    fn default() -> Self {
        Self { eager: 40, willing: 20, reluctant: -30, high: 24, medium: 10, low: -12, held: 8 }
    }
}

impl Weights {
    /// The worth of a pair, without that of its being held.
    pub fn value(&self, bid: Option<Bid>, interest: Option<Interest>) -> i32 {
        let bid = match bid {
            Some(Bid::Eager) => self.eager,
            Some(Bid::Willing) => self.willing,
            Some(Bid::Reluctant) => self.reluctant,
            None => 0,
        };
        let interest = match interest {
            Some(Interest::High) => self.high,
            Some(Interest::Medium) => self.medium,
            Some(Interest::Low) => self.low,
            None => 0,
        };
        i32::from(bid) + i32::from(interest)
    }
}
