//! What an assignment would change, to be read before it is done.

use std::collections::{BTreeMap, BTreeSet};

use super::{Aim, Bid, Held, Instance, Interest, Shortage, binding::shortages, flow::Flow, table::Table};
use crate::id::{PersonId, ProposalId};

/// A computed assignment, beside what exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Every pair, what is kept included, in the order of ids.
    pub pairs: BTreeSet<(ProposalId, PersonId)>,
    /// What becomes different, in the order of ids.
    pub changes: Vec<Change>,
    /// Everybody's load before and after, in the order of ids.
    pub loads: Vec<Load>,
    /// Proposals that have fewer reviews than they want, and why.
    pub shortages: Vec<Shortage>,
    /// The sum of the pairs' values, existing ones with their bonus. What best-total makes as great as can be.
    pub total: i64,
    /// The least values of the rungs above “any review”, for the fair aim.
    pub rungs: Vec<i32>,
}

/// A pair that comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub proposal: ProposalId,
    /// Whose load.
    pub reviewer: PersonId,
    /// Whether it comes or goes, and why.
    pub why: Why,
}

/// Why a pair comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Comes, with the wish and the knowledge that speak for it or against it.
    Fits {
        /// What the reviewer wished.
        bid: Option<Bid>,
        /// What the reviewer knows of its subjects.
        interest: Option<Interest>,
    },
    /// Goes, because there is a conflict of interest.
    Conflict,
    /// Goes, because its reviewer declined it.
    Declined,
    /// Goes, because the proposal or the reviewer takes part no more.
    Gone,
    /// Goes, because others serve better or loads changed.
    Exchanged,
}

/// Somebody's load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Whose.
    pub reviewer: PersonId,
    /// Before.
    pub before: u32,
    /// After.
    pub after: u32,
    /// At most. Fixed assignments may be more.
    pub most: u32,
}

/// The best assignment for an aim. Nothing is changed by it: the outcome is a plan.
pub fn assign(instance: &Instance, aim: Aim) -> Outcome {
    let table = Table::new(instance, aim);
    let flow = Flow::best(&table);
    let mut pairs = BTreeSet::new();
    let mut total = 0;
    for (proposal, reviewer) in flow.pairs() {
        total += i64::from(table.worth(proposal, reviewer));
        pairs.insert((table.proposals[proposal].id, table.reviewers[reviewer].id));
    }
    let before: BTreeSet<_> = instance.held.iter().map(|held| (held.proposal, held.reviewer)).collect();
    Outcome {
        changes: changes(instance, &pairs, &before),
        loads: loads(instance, &pairs, &before),
        shortages: shortages(&flow),
        total,
        rungs: table.ladder.thresholds().to_vec(),
        pairs,
    }
}

type Pairs = BTreeSet<(ProposalId, PersonId)>;

fn changes(instance: &Instance, after: &Pairs, before: &Pairs) -> Vec<Change> {
    let proposals: BTreeMap<_, _> = instance.proposals.iter().map(|proposal| (proposal.id, proposal)).collect();
    let reviewers: BTreeMap<_, _> = instance.reviewers.iter().map(|reviewer| (reviewer.id, reviewer)).collect();
    let why = |proposal: ProposalId, reviewer: PersonId| {
        let (Some(wanted), Some(able)) = (proposals.get(&proposal), reviewers.get(&reviewer)) else {
            return Why::Gone;
        };
        if after.contains(&(proposal, reviewer)) {
            return Why::Fits { bid: able.bids.get(&proposal).copied(), interest: able.interest(wanted) };
        }
        match able.may_have(proposal) {
            true => Why::Exchanged,
            false if able.conflicts.contains(&proposal) => Why::Conflict,
            false => Why::Declined,
        }
    };
    let differing = after.symmetric_difference(before);
    differing
        .map(|(proposal, reviewer)| Change { proposal: *proposal, reviewer: *reviewer, why: why(*proposal, *reviewer) })
        .collect()
}

fn loads(instance: &Instance, after: &Pairs, before: &Pairs) -> Vec<Load> {
    let count = |pairs: &Pairs| {
        let mut counts: BTreeMap<PersonId, u32> = BTreeMap::new();
        for (_, reviewer) in pairs {
            *counts.entry(*reviewer).or_default() += 1;
        }
        counts
    };
    let (before, after) = (count(before), count(after));
    let mut loads: Vec<Load> = instance
        .reviewers
        .iter()
        .map(|reviewer| Load {
            reviewer: reviewer.id,
            before: before.get(&reviewer.id).copied().unwrap_or(0),
            after: after.get(&reviewer.id).copied().unwrap_or(0),
            most: reviewer.load,
        })
        .collect();
    loads.sort_unstable_by_key(|load| load.reviewer);
    loads
}

impl Instance {
    /// The instance once an outcome was carried out; what is held from now on can still be improved.
    pub fn after(&self, outcome: &Outcome) -> Self {
        let fixed: BTreeSet<_> =
            self.held.iter().filter(|held| held.is_fixed).map(|held| (held.proposal, held.reviewer)).collect();
        let held = outcome.pairs.iter().map(|(proposal, reviewer)| Held {
            proposal: *proposal,
            reviewer: *reviewer,
            is_fixed: fixed.contains(&(*proposal, *reviewer)),
        });
        Self { held: held.collect(), ..self.clone() }
    }
}
