//! What an assignment is computed from.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bid, Interest, Weights};
use crate::id::{PersonId, ProposalId, TopicId};

/// A proposal that wants reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub id: ProposalId,
    /// How many reviews, those that are fixed included. More than 14 count as 14.
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
    /// What was assigned to them and they declined.
    pub declined: BTreeSet<ProposalId>,
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

impl Instance {
    /// The instance without some proposals: what a chair who is bound by them computes with. Nothing of them is left,
    /// neither wishes nor what they take of anybody's load. Otherwise the chair could tell from who is full early who
    /// reviews them; a deputy, who assigns them, sees both.
    pub fn without(&self, hidden: &BTreeSet<ProposalId>) -> Self {
        let mut open = self.clone();
        open.proposals.retain(|wanted| !hidden.contains(&wanted.id));
        open.held.retain(|held| !hidden.contains(&held.proposal));
        for able in &mut open.reviewers {
            able.bids.retain(|proposal, _| !hidden.contains(proposal));
            able.conflicts.retain(|proposal| !hidden.contains(proposal));
            able.declined.retain(|proposal| !hidden.contains(proposal));
        }
        open
    }
}

impl Able {
    /// Whether they may be given a proposal.
    pub fn may_have(&self, proposal: ProposalId) -> bool {
        !self.conflicts.contains(&proposal) && !self.declined.contains(&proposal)
    }

    /// The best of what they know about a proposal.
    pub fn interest(&self, proposal: &Wanted) -> Option<Interest> {
        // Interests are declared from high to low.
        proposal.topics.iter().filter_map(|topic| self.knows.get(topic).copied()).min()
    }
}
