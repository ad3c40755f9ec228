//! What an assignment is computed from.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bid, Interest, Weights};
use crate::id::{PersonId, ProposalId, TopicId};

/// A proposal that wants reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub id: ProposalId,
    /// How many reviews, those that are fixed included. More than 1,000 count as 1,000.
    pub reviews: u32,
    /// What it is about.
    pub topics: BTreeSet<TopicId>,
}

/// Somebody who reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Able {
    /// Who.
    pub id: PersonId,
    /// Most reviews, those that are fixed included.
    pub load: u32,
    /// How well they know which subjects.
    pub knows: BTreeMap<TopicId, Interest>,
    /// What they wish.
    pub bids: BTreeMap<ProposalId, Bid>,
    /// What they must not see.
    pub conflicts: BTreeSet<ProposalId>,
}

/// An assignment that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// Of what.
    pub proposal: ProposalId,
    /// To whom.
    pub reviewer: PersonId,
    /// Whether it stays in any case: the review has begun, or existing assignments are to be kept and not improved.
    pub is_fixed: bool,
}

/// Everything that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// What wants reviews; each id once.
    pub proposals: Vec<Wanted>,
    /// Who reviews; each id once.
    pub reviewers: Vec<Able>,
    /// What exists.
    pub held: Vec<Held>,
    /// What wishes are worth.
    pub weights: Weights,
    /// Decides between assignments that are equally good. The same instance and seed give the same answer, in whatever
    /// order the lists come.
    pub seed: u64,
}

impl Able {
    /// The best of what they know about a proposal.
    pub fn interest(&self, proposal: &Wanted) -> Option<Interest> {
        // Interests are declared from high to low.
        proposal.topics.iter().filter_map(|topic| self.knows.get(topic).copied()).min()
    }
}
