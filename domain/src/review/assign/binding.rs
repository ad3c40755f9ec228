//! Why a proposal is left short.

use super::flow::Flow;
use crate::id::{PersonId, ProposalId};

/// A proposal that has fewer reviews than it wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// Which.
    pub proposal: ProposalId,
    /// How many reviews it lacks.
    pub missing: u32,
    /// Why.
    pub binding: Binding,
}

/// What stands in the way of one more review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Everybody who may have it already has: the others have a conflict, declined it, or take no reviews at all.
    Conflicts {
        /// How many may have it and take reviews.
        able: u32,
    },
    /// Everybody who could take it is full, and so is everybody who could take something off them.
    Loads {
        /// They, in the order of their ids: more load for any of them serves it.
        full: Vec<PersonId>,
        /// How many reviews they take together.
        load: u64,
    },
}

/// Each shortage with what binds, in the order of the proposals' ids.
pub fn shortages(flow: &Flow<'_>) -> Vec<Shortage> {
    let onward = onward(flow);
    let short = flow.missing.iter().enumerate().filter(|(_, missing)| **missing > 0);
    let mut found: Vec<Shortage> = short
        .map(|(proposal, missing)| Shortage {
            proposal: flow.table.proposals[proposal].id,
            missing: u32::try_from(*missing).unwrap_or(u32::MAX),
            binding: binding(flow, proposal, &onward),
        })
        .collect();
    found.sort_unstable_by_key(|shortage| shortage.proposal);
    found
}

/// To whom each reviewer could hand something on.
fn onward(flow: &Flow<'_>) -> Vec<Vec<usize>> {
    let could = |from: usize, to: usize| flow.hands[from].iter().any(|handed| flow.is_open(*handed, to));
    let reviewers = 0..flow.nobody();
    reviewers
        .clone()
        .map(|from| reviewers.clone().filter(|to| takes(flow, *to) && could(from, *to)).collect())
        .collect()
}

fn takes(flow: &Flow<'_>, reviewer: usize) -> bool {
    flow.table.reviewers[reviewer].load > 0
}

fn binding(flow: &Flow<'_>, proposal: usize, onward: &[Vec<usize>]) -> Binding {
    let takes = |reviewer: &usize| takes(flow, *reviewer);
    let others: Vec<usize> =
        (0..flow.nobody()).filter(|reviewer| flow.is_open(proposal, *reviewer)).filter(takes).collect();
    if others.is_empty() {
        let able = (0..flow.nobody()).filter(|reviewer| flow.table.may(proposal, *reviewer)).filter(takes).count();
        return Binding::Conflicts { able: u32::try_from(able).unwrap_or(u32::MAX) };
    }
    let mut is_full = vec![false; flow.nobody()];
    let mut next = others;
    while let Some(reviewer) = next.pop() {
        if std::mem::replace(&mut is_full[reviewer], true) {
            continue;
        }
        next.extend(onward[reviewer].iter().filter(|to| !is_full[**to]));
    }
    let full = flow.table.reviewers.iter().zip(&is_full).filter(|(_, is_full)| **is_full).map(|(reviewer, _)| reviewer);
    let mut names: Vec<PersonId> = full.clone().map(|reviewer| reviewer.id).collect();
    names.sort_unstable();
    Binding::Loads { full: names, load: full.map(|reviewer| u64::from(reviewer.load)).sum() }
}
