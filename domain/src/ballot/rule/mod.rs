//! When a decision has passed: rules put together from conditions, the same for every body.
//!
//! A rule knows its positions and judges what was cast by comparing whole numbers. It refuses what cannot be kept, explains
//! itself as one sentence and one inequality, and says while voting goes on what is needed, what there is, and what would
//! still change it.

pub mod check;
pub mod condition;
pub mod electorate;
pub mod explain;
pub mod flaw;
pub mod judge;
pub mod live;
pub mod position;
pub mod preset;
mod reach;
pub mod returns;
#[cfg(test)]
mod tests;
pub mod typed;
pub mod typed_parts;

pub use condition::{Bound, Case, Comparison, Condition, Needs, Quantity, Requirement, Role};
pub use electorate::{Electorate, Voter};
pub use judge::{Judgement, Outcome, judge};
pub use position::Position;
pub use returns::{Cast, Returns};
pub use typed::TypedRule;
pub use typed_parts::{PositionKind, TypedCondition, TypedPosition};

use serde::{Deserialize, Serialize};

use super::{conduct::is_false, exact::Ratio};

/// A body's rule for a kind of decision. It is fixed before a ballot opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// What somebody may say.
    pub positions: Vec<Position>,
    /// What is asked of every outcome: quorum, return, abstentions.
    pub requirements: Vec<Requirement>,
    /// What passes, by participation: the first case that applies.
    pub cases: Vec<Case>,
    /// What must be so at opening.
    pub preconditions: Vec<Precondition>,
    /// Least hours from opening to closing.
    pub least_hours: u32,
    /// When it may close before its time.
    pub early_close: EarlyClose,
    /// Whether somebody may change their position until it closes.
    pub changeable: bool,
    /// Who sees positions, and when.
    pub visibility: Visibility,
    /// Whether a ballot that hides its count shows how many have voted.
    pub shows_turnout: bool,
    /// Whether only those in the room vote.
    pub in_room: bool,
    /// What becomes of the vote of somebody who loses their standing before it closes.
    pub lost_standing: LostStanding,
    /// How many others somebody may vote for by proxy; zero where votes are cast in person.
    #[serde(default)]
    pub proxies: u32,
    /// How it goes on where too few took part.
    #[serde(default)]
    pub extends: Option<Extension>,
    /// What a pass does.
    pub passes: Effect,
    /// What a failure does.
    pub fails: Effect,
    /// Whether whoever chairs the body decides where the two sides are equal.
    #[serde(default, skip_serializing_if = "is_false")]
    pub casting: bool,
    /// What becomes of a ballot on a revision when another one is posted while it is open.
    #[serde(default, skip_serializing_if = "SubjectChange::is_void")]
    pub on_change: SubjectChange,
}

/// A ballot that misses its quorum or its return when its time is over stays open for longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    /// For so many hours.
    pub hours: u32,
    /// At most so many times.
    pub times: u32,
}

/// What must be so before a ballot opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precondition {
    /// The body has at least so many members, whether they vote or not.
    Members(u64),
    /// Its members come from at least so many organisations.
    Organisations(u64),
    /// At least so many may vote.
    Voters(u64),
    /// No category holds more than this part of those who may vote, counted by head.
    NoCategoryOver(Ratio),
}

crate::words! {
    /// When a ballot may close before its time.
    pub enum EarlyClose {
        /// Never.
        Never = "never",
        /// When all have voted.
        AllVoted = "all-voted",
        /// When nothing that is still missing can change the outcome.
        Decided = "decided",
    }
}

crate::words! {
    /// Who sees positions, and when.
    pub enum Visibility {
        /// Everybody who may see the ballot, at once.
        Open = "open",
        /// Nobody before it closes; then everybody.
        Sealed = "sealed",
        /// The members, at once.
        Members = "members",
        /// Nobody sees whose they are, also afterwards; the server still knows while voting goes on.
        Confidential = "confidential",
    }
}

crate::words! {
    /// What becomes of a vote when its voter loses their standing before the close.
    pub enum LostStanding {
        /// It stays, and so does the voter in every denominator.
        Keeps = "keeps",
        /// Whoever is no member any more is struck from both sides, with their vote.
        Struck = "struck",
        /// Standing is derived again at the close: whoever would have no vote that day is struck from both sides.
        Judged = "judged",
    }
}

crate::words! {
    /// What becomes of a ballot on a revision of a document when another revision is posted while it is open. In no case does
    /// it go on: nobody votes for what was replaced.
    #[derive(Default)]
    pub enum SubjectChange {
        /// It is void.
        #[default]
        Void = "void",
        /// It is void, and another one is prepared on the new revision, with what changed and which negatives wait.
        Recirculate = "recirculate",
        /// As before, and what was said stands in the new ballot unless whoever said it changes it.
        Carry = "carry",
    }
}

impl SubjectChange {
    /// Whether it is the usual one, which records do not spell out.
    pub fn is_void(&self) -> bool {
        *self == Self::Void
    }

    /// Whether another ballot is prepared.
    pub fn recirculates(self) -> bool {
        self != Self::Void
    }
}

crate::words! {
    /// What an outcome does to what was voted on. A pass does not always mean that something is adopted.
    pub enum Effect {
        /// It is adopted.
        Adopts = "adopts",
        /// It is not adopted.
        Rejects = "rejects",
        /// It goes back, with the objections, and is put to the vote again once changed.
        Recirculates = "recirculates",
        /// The decision that was appealed is overturned.
        Overturns = "overturns",
        /// The decision that was appealed stands.
        Stands = "stands",
    }
}
