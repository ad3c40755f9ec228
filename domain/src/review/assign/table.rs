//! An instance as numbers: proposals and reviewers by their place, in the order of the seed.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Aim, Instance,
    instance::{Able, Wanted},
    ladder::Ladder,
    shuffle::shuffle,
};

/// Most reviews of a proposal that count.
const REVIEWS_MOST: u32 = 14;
/// The rung of a pair that must not be.
const NEVER: u8 = u8::MAX;

/// The numbers.
pub struct Table<'a> {
    /// The proposals, in the order of the seed.
    pub proposals: Vec<&'a Wanted>,
    /// The reviewers, in the order of the seed.
    pub reviewers: Vec<&'a Able>,
    /// The rungs and their weights.
    pub ladder: Ladder,
    /// Existing pairs that stay, by proposal.
    pub fixed: Vec<BTreeSet<usize>>,
    worth: Vec<i32>,
    merit: Vec<i64>,
    rungs: Vec<u8>,
}

impl<'a> Table<'a> {
    /// The numbers of an instance.
    pub fn new(instance: &'a Instance, aim: Aim) -> Self {
        let mut proposals: Vec<&Wanted> = instance.proposals.iter().collect();
        let mut reviewers: Vec<&Able> = instance.reviewers.iter().collect();
        proposals.sort_unstable_by_key(|proposal| proposal.id);
        reviewers.sort_unstable_by_key(|reviewer| reviewer.id);
        shuffle(&mut proposals, instance.seed);
        shuffle(&mut reviewers, !instance.seed);

        let held: BTreeMap<_, bool> =
            instance.held.iter().map(|held| ((held.proposal, held.reviewer), held.is_fixed)).collect();
        let mut values = Vec::with_capacity(proposals.len() * reviewers.len());
        let mut worth = Vec::with_capacity(values.capacity());
        let mut merit = Vec::with_capacity(values.capacity());
        // One way of reassignment meets every reviewer at most once and changes two pairs there: all it can change in
        // what exists is less than a point of worth.
        let point = 2 * i64::try_from(reviewers.len()).unwrap_or(i64::MAX >> 40) + 5;
        let mut fixed = vec![BTreeSet::new(); proposals.len()];
        for (p, proposal) in proposals.iter().enumerate() {
            for (r, reviewer) in reviewers.iter().enumerate() {
                let may = reviewer.may_have(proposal.id);
                let bid = reviewer.bids.get(&proposal.id).copied();
                let value = may.then(|| instance.weights.value(bid, reviewer.interest(proposal)));
                let held = held.get(&(proposal.id, reviewer.id));
                if may && held == Some(&true) {
                    fixed[p].insert(r);
                }
                values.push(value);
                let worth_here = value.unwrap_or(0) + held.map_or(0, |_| i32::from(instance.weights.held));
                worth.push(worth_here);
                merit.push(i64::from(worth_here) * point + i64::from(held.is_some()));
            }
        }
        let distinct: BTreeSet<i32> = match aim {
            Aim::BestTotal => BTreeSet::new(),
            Aim::Fairest => values.iter().flatten().copied().collect(),
        };
        let most = proposals.iter().map(|proposal| proposal.reviews.min(REVIEWS_MOST)).max().unwrap_or(0);
        let ladder = Ladder::new(&distinct, reviewers.len(), most);
        let rungs = values.iter().map(|value| value.map_or(NEVER, |value| ladder.rung(value))).collect();
        Self { proposals, reviewers, ladder, fixed, worth, merit, rungs }
    }

    /// How many reviews a proposal wants besides those that are fixed.
    pub fn wanted(&self, proposal: usize) -> usize {
        let reviews = self.proposals[proposal].reviews.min(REVIEWS_MOST) as usize;
        reviews.saturating_sub(self.fixed[proposal].len())
    }

    /// Whether the pair may be.
    pub fn may(&self, proposal: usize, reviewer: usize) -> bool {
        self.rungs[self.at(proposal, reviewer)] != NEVER
    }

    /// The rung of a pair that may be.
    pub fn rung(&self, proposal: usize, reviewer: usize) -> u8 {
        self.rungs[self.at(proposal, reviewer)]
    }

    /// The worth of a pair, its being held included.
    pub fn worth(&self, proposal: usize, reviewer: usize) -> i32 {
        self.worth[self.at(proposal, reviewer)]
    }

    /// What speaks for a pair: its worth first, then whether it exists already.
    pub fn merit(&self, proposal: usize, reviewer: usize) -> i64 {
        self.merit[self.at(proposal, reviewer)]
    }

    /// The places of a proposal's pairs in a list of all.
    pub fn all_of(&self, proposal: usize) -> Range<usize> {
        self.at(proposal, 0)..self.at(proposal + 1, 0)
    }

    /// The rungs of a proposal's pairs; what must not be is on none.
    pub fn rungs_of(&self, proposal: usize) -> &[u8] {
        &self.rungs[self.all_of(proposal)]
    }

    /// The merits of a proposal's pairs.
    pub fn merits_of(&self, proposal: usize) -> &[i64] {
        &self.merit[self.all_of(proposal)]
    }

    /// The place of a pair in a list of all.
    pub fn at(&self, proposal: usize, reviewer: usize) -> usize {
        proposal * self.reviewers.len() + reviewer
    }
}
