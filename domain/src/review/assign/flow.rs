//! A minimum cost flow from proposals to reviewers, by successive shortest paths with potentials.
//!
//! Each wanted review is placed in turn, along the cheapest way: to a reviewer who has room, or to one who first hands
//! another proposal on to somebody else, and so on. *Nobody* is a reviewer with endless room whom every proposal may
//! have, at the cost of the ladder's first rung. As there are few reviewers and many proposals, ways are looked for among
//! reviewers alone: the step from one to another is the cheapest proposal that the one can hand to the other.

use super::{cost::Cost, path, table::Table};

/// An assignment in the making.
pub struct Flow<'a> {
    /// What it is made of.
    pub table: &'a Table<'a>,
    /// What each reviewer has that could be handed on.
    pub hands: Vec<Vec<usize>>,
    /// How many reviews each proposal lacks.
    pub missing: Vec<usize>,
    /// How many more reviews each reviewer takes.
    pub free: Vec<u32>,
    /// For each proposal, how many reviews fall short of each rung.
    short: Vec<Vec<u32>>,
    /// Who has each proposal and could hand it on.
    holders: Vec<Vec<usize>>,
    taken: Vec<bool>,
    /// The cheapest step from each reviewer to each other and to nobody, worked out when it is asked for.
    steps: Vec<Option<Vec<Step>>>,
    potentials: Vec<Cost>,
}

/// A step: hand this proposal on, at this cost.
#[derive(Clone, Copy)]
pub struct Step {
    /// What it adds to the cost.
    pub cost: Cost,
    /// What is handed on.
    pub proposal: usize,
}

impl<'a> Flow<'a> {
    /// The best assignment for the table's aim.
    pub fn best(table: &'a Table<'a>) -> Self {
        let mut flow = Self::start(table);
        for proposal in 0..table.proposals.len() {
            for _ in 0..table.wanted(proposal) {
                flow.place(proposal);
            }
        }
        flow
    }

    /// Nothing but what is fixed.
    fn start(table: &'a Table<'a>) -> Self {
        let (proposals, reviewers) = (table.proposals.len(), table.reviewers.len());
        let mut flow = Self {
            table,
            hands: vec![Vec::new(); reviewers],
            missing: vec![0; proposals],
            free: table.reviewers.iter().map(|reviewer| reviewer.load).collect(),
            short: vec![vec![0; table.ladder.height()]; proposals],
            holders: vec![Vec::new(); proposals],
            taken: vec![false; proposals * reviewers],
            steps: vec![None; reviewers],
            potentials: vec![Cost::NOTHING; reviewers + 1],
        };
        for (proposal, fixed) in table.fixed.iter().enumerate() {
            for reviewer in fixed {
                flow.taken[table.at(proposal, *reviewer)] = true;
                flow.free[*reviewer] = flow.free[*reviewer].saturating_sub(1);
                flow.count(proposal, table.rung(proposal, *reviewer));
            }
        }
        flow
    }

    /// Places one more review of a proposal.
    fn place(&mut self, proposal: usize) {
        let mut potentials = std::mem::take(&mut self.potentials);
        let way = path::cheapest(self, &mut potentials, proposal);
        self.potentials = potentials;
        let (mut end, mut hops) = (way.end, Vec::new());
        while let Some((from, handed)) = way.before(end) {
            hops.push((from, end, handed));
            end = from;
        }
        if let Some(free) = self.free.get_mut(way.end) {
            *free -= 1;
        }
        // From the far end, so that everybody has room when something comes.
        for (from, to, handed) in hops {
            self.take(handed, from);
            self.give(handed, to);
        }
        self.give(proposal, end);
    }

    /// Who nobody is.
    pub fn nobody(&self) -> usize {
        self.table.reviewers.len()
    }

    /// Whether a way can end here.
    pub fn has_room(&self, reviewer: usize) -> bool {
        self.free.get(reviewer).is_none_or(|free| *free > 0)
    }

    /// Whether the proposal could come here.
    pub fn is_open(&self, proposal: usize, reviewer: usize) -> bool {
        reviewer == self.nobody()
            || (self.table.may(proposal, reviewer) && !self.taken[self.table.at(proposal, reviewer)])
    }

    /// What one more review of the proposal costs here, before anything is handed on.
    pub fn cost_of_adding(&self, proposal: usize, reviewer: usize) -> Cost {
        let cost = self.table.ladder.cost_of_adding(&self.short[proposal], self.rung(proposal, reviewer));
        cost.less_merit(self.merit(proposal, reviewer))
    }

    /// The cheapest steps from a reviewer, by whom they lead to; none where nothing can be handed on.
    pub fn steps(&mut self, from: usize) -> &[Step] {
        if self.steps[from].is_none() {
            let row = self.cheapest_steps(from);
            self.steps[from] = Some(row);
        }
        self.steps[from].as_deref().unwrap_or_default()
    }

    fn cheapest_steps(&self, from: usize) -> Vec<Step> {
        let mut row = vec![Step { cost: Cost::FAR, proposal: usize::MAX }; self.nobody() + 1];
        let mut by_rung = vec![Cost::NOTHING; self.table.ladder.height() + 1];
        for proposal in self.hands[from].iter().copied() {
            let rung = self.rung(proposal, from);
            for (to, cost) in (0_u8..).zip(by_rung.iter_mut()) {
                let moving = self.table.ladder.cost_of_moving(&self.short[proposal], rung, to);
                *cost = moving.less_merit(-self.merit(proposal, from));
            }
            let (rungs, merits) = (self.table.rungs_of(proposal), self.table.merits_of(proposal));
            let taken = &self.taken[self.table.all_of(proposal)];
            for (step, ((rung, merit), is_taken)) in row.iter_mut().zip(rungs.iter().zip(merits).zip(taken)) {
                // A pair that must not be is on no rung.
                let Some(cost) = by_rung.get(usize::from(*rung)).filter(|_| !is_taken) else { continue };
                let cost = cost.less_merit(*merit);
                if cost < step.cost {
                    *step = Step { cost, proposal };
                }
            }
            if let Some(to_nobody) = row.last_mut().filter(|step| by_rung[0] < step.cost) {
                *to_nobody = Step { cost: by_rung[0], proposal };
            }
        }
        row
    }

    fn give(&mut self, proposal: usize, to: usize) {
        self.count(proposal, self.rung(proposal, to));
        if to == self.nobody() {
            self.missing[proposal] += 1;
        } else {
            self.taken[self.table.at(proposal, to)] = true;
            self.hands[to].push(proposal);
            self.holders[proposal].push(to);
        }
        self.forget_steps_with(proposal);
    }

    fn take(&mut self, proposal: usize, from: usize) {
        self.forget_steps_with(proposal);
        for short in self.short[proposal].iter_mut().skip(self.table.rung(proposal, from).into()) {
            *short -= 1;
        }
        self.taken[self.table.at(proposal, from)] = false;
        self.hands[from].retain(|held| *held != proposal);
        self.holders[proposal].retain(|holder| *holder != from);
    }

    /// Steps that may hand the proposal on depend on where it is and how it is served.
    fn forget_steps_with(&mut self, proposal: usize) {
        for holder in &self.holders[proposal] {
            self.steps[*holder] = None;
        }
    }

    fn count(&mut self, proposal: usize, rung: u8) {
        for short in self.short[proposal].iter_mut().skip(rung.into()) {
            *short += 1;
        }
    }

    fn rung(&self, proposal: usize, reviewer: usize) -> u8 {
        if reviewer == self.nobody() { 0 } else { self.table.rung(proposal, reviewer) }
    }

    fn merit(&self, proposal: usize, reviewer: usize) -> i64 {
        if reviewer == self.nobody() { 0 } else { self.table.merit(proposal, reviewer) }
    }

    /// Every pair, what is fixed included.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let each = move |proposal| (0..self.nobody()).map(move |reviewer| (proposal, reviewer));
        (0..self.missing.len())
            .flat_map(each)
            .filter(|(proposal, reviewer)| self.taken[self.table.at(*proposal, *reviewer)])
    }
}
