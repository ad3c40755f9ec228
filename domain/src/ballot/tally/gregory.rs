//! Weighted inclusive Gregory: all papers of an elected candidate move on, each with its share of the surplus. The
//! Scottish rule and the reference rule of the Proportional Representation Foundation are two settings of it.

use super::{
    Method,
    report::{Action, Count, Draw, Purpose, Rounds, Stage, Transfer},
    scores::valid_and_blank,
    seats::Seats,
    tie::settle,
};
use crate::ballot::{Candidate, Contest, Decimal, Lots, Profile};

/// In what rules of this family differ. Votes are counted in units of 10⁻ᵖˡᵃᶜᵉˢ.
pub(super) struct Rules {
    pub(super) method: Method,
    pub(super) places: u8,
    /// The votes that elect, from the number of valid ballots and of seats.
    pub(super) quota: fn(u64, u64) -> u64,
    /// A paper's new value: from its value, the surplus and the votes of the candidate it leaves.
    pub(super) value: fn(u64, u64, u64) -> u64,
    /// Whether a surplus of nothing is transferred too, which spends the papers of its candidate.
    pub(super) transfers_nothing: bool,
    /// Whether ties look back at earlier stages before lots are drawn.
    pub(super) looks_back: bool,
}

/// Counts.
pub(super) fn count(rules: &Rules, profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    let (valid, blank) = valid_and_blank(profile, &contest.standing(profile.candidates()));
    let mut counting = Counting::begin(rules, profile, contest, lots, valid);
    counting.elect_those_with_quota();
    while let Some(action) = counting.next_action() {
        counting.stages.push(action);
        counting.elect_those_with_quota();
    }
    let Counting { seats, stages, quota, .. } = counting;
    let (winners, reopened, vacant) = seats.outcome();
    let quota = Some(Decimal::new(u128::from(quota), rules.places));
    let rounds = Rounds::Stages(stages);
    Count { method: rules.method, seats: contest.seats, valid, blank, quota, winners, reopened, vacant, rounds }
}

struct Counting<'a> {
    rules: &'a Rules,
    profile: &'a Profile,
    lots: &'a Lots,
    seats: Seats<'a>,
    quota: u64,
    /// All votes there are.
    all: u64,
    totals: Vec<u64>,
    /// Each group of ballots: at which of its choices it lies, and what one of its papers is worth.
    places: Vec<u16>,
    values: Vec<u64>,
    /// Which groups lie with each candidate.
    piles: Vec<Vec<u32>>,
    /// Elected, with a surplus to transfer.
    pending: Vec<Candidate>,
    exhausted: u64,
    history: Vec<Vec<u64>>,
    stages: Vec<Stage>,
}

impl<'a> Counting<'a> {
    /// The first preferences.
    fn begin(rules: &'a Rules, profile: &'a Profile, contest: &'a Contest, lots: &'a Lots, valid: u64) -> Self {
        let candidates = profile.candidates();
        let one = 10_u64.pow(u32::from(rules.places));
        let mut counting = Self {
            rules,
            profile,
            lots,
            seats: Seats::new(contest, candidates),
            quota: (rules.quota)(valid, contest.seats as u64),
            all: valid * one,
            totals: vec![0; candidates],
            places: vec![0; profile.groups()],
            values: vec![one; profile.groups()],
            piles: vec![Vec::new(); candidates],
            pending: Vec::new(),
            exhausted: 0,
            history: Vec::new(),
            stages: Vec::new(),
        };
        for (group, number) in (0..profile.groups()).zip(0_u32..) {
            let ballot = profile.ballot(group);
            let first = ballot.choices().zip(0_u16..).find(|(choice, _)| counting.seats.is_hopeful(*choice));
            if let Some((candidate, place)) = first {
                counting.places[group] = place;
                counting.piles[candidate.index()].push(number);
                counting.totals[candidate.index()] += ballot.weight * one;
            }
        }
        let first = counting.stage(Action::First, Vec::new());
        counting.stages.push(first);
        counting
    }

    /// Elects whoever reached the quota, the most votes first, and notes it in the stage just counted.
    fn elect_those_with_quota(&mut self) {
        self.elect_in_order(|counting| {
            let mut reached = counting.seats.hopeful();
            reached.retain(|one| counting.totals[one.index()] >= counting.quota);
            reached
        });
        // What the tally keeps for looking back is what the stage showed.
        self.history.push(self.totals.clone());
    }

    /// Elects those whom `who` names, the most votes first, within seats and limit.
    fn elect_in_order(&mut self, who: impl Fn(&Self) -> Vec<Candidate>) {
        let (mut elected, mut draws) = (Vec::new(), Vec::new());
        let mut reached = who(self);
        // Whoever reached the quota together with “reopen nominations” is elected all the same.
        while self.seats.left() > 0 {
            reached.retain(|one| self.seats.is_hopeful(*one) && !self.seats.is_barred(*one));
            let Some(most) = reached.iter().map(|one| self.totals[one.index()]).max() else { break };
            let tied = reached.iter().copied().filter(|one| self.totals[one.index()] == most).collect();
            let Some((chosen, draw)) = self.settle(Purpose::Elect, tied) else { break };
            // Even if all of the tied are elected: who is first may have the longer term.
            draws.extend(draw);
            self.seats.elect(chosen);
            if self.totals[chosen.index()] > self.quota
                || (self.totals[chosen.index()] == self.quota && self.rules.transfers_nothing)
            {
                self.pending.push(chosen);
            }
            elected.push(chosen);
        }
        if let Some(stage) = self.stages.last_mut() {
            stage.elected.extend(elected);
            stage.draws.extend(draws);
        }
    }

    /// Does the next thing, or finds that the count is over.
    fn next_action(&mut self) -> Option<Stage> {
        if self.seats.are_settled() {
            return None;
        }
        let barred = self.seats.barred();
        if !barred.is_empty() {
            return Some(self.exclude(Action::Bar { candidates: barred.clone() }, barred, Vec::new()));
        }
        if self.seats.fill_themselves() {
            return self.fill_last();
        }
        if let Some((candidate, draw)) = self.largest_surplus() {
            return Some(self.transfer_surplus(candidate, draw));
        }
        let (candidate, draw) = self.lowest()?;
        Some(self.exclude(Action::Exclude { candidate }, vec![candidate], draw.into_iter().collect()))
    }

    fn fill_last(&mut self) -> Option<Stage> {
        if self.seats.hopeful().is_empty() {
            return None;
        }
        let stage = self.stage(Action::FillLast, Vec::new());
        self.stages.push(stage);
        self.elect_in_order(|counting| counting.seats.hopeful());
        let stage = self.stages.pop();
        for barred in self.seats.hopeful() {
            self.seats.exclude(barred);
        }
        self.pending.clear();
        stage
    }

    fn largest_surplus(&self) -> Option<(Candidate, Option<Draw>)> {
        let most = self.pending.iter().map(|one| self.totals[one.index()]).max()?;
        let tied = self.pending.iter().copied().filter(|one| self.totals[one.index()] == most).collect();
        self.settle(Purpose::Surplus, tied)
    }

    fn lowest(&self) -> Option<(Candidate, Option<Draw>)> {
        let hopeful = self.seats.hopeful();
        let fewest = hopeful.iter().map(|one| self.totals[one.index()]).min()?;
        let tied = hopeful.into_iter().filter(|one| self.totals[one.index()] == fewest).collect();
        self.settle(Purpose::Exclude, tied)
    }

    fn settle(&self, purpose: Purpose, mut tied: Vec<Candidate>) -> Option<(Candidate, Option<Draw>)> {
        tied.sort_unstable();
        let history = if self.rules.looks_back { self.history.as_slice() } else { &[] };
        settle(purpose, tied, history, self.lots)
    }

    fn transfer_surplus(&mut self, candidate: Candidate, draw: Option<Draw>) -> Stage {
        self.pending.retain(|one| *one != candidate);
        let votes = self.totals[candidate.index()];
        let surplus = votes - self.quota;
        let value = self.rules.value;
        let transfers = self.transfer(candidate, |paper| value(paper, surplus, votes));
        self.totals[candidate.index()] = self.quota;
        let action = Action::Surplus { of: candidate, votes: self.decimal(surplus) };
        let mut stage = self.stage(action, transfers);
        stage.draws.extend(draw);
        stage
    }

    fn exclude(&mut self, action: Action, candidates: Vec<Candidate>, draws: Vec<Draw>) -> Stage {
        for candidate in &candidates {
            self.seats.exclude(*candidate);
        }
        let mut transfers = Vec::new();
        for candidate in &candidates {
            transfers.extend(self.transfer(*candidate, |paper| paper));
            self.totals[candidate.index()] = 0;
        }
        let mut stage = self.stage(action, transfers);
        (stage.excluded, stage.draws) = (candidates, draws);
        stage
    }

    /// Moves all papers of a candidate to the next hopeful choice of each, at their new value.
    fn transfer(&mut self, from: Candidate, value: impl Fn(u64) -> u64) -> Vec<Transfer> {
        let candidates = self.totals.len();
        // The last place is for those who name nobody else.
        let mut moved = vec![0; candidates + 1];
        let mut reached = vec![false; candidates + 1];
        // Values of neighbours are mostly equal, and dividing is slow.
        let mut known = None;
        for number in std::mem::take(&mut self.piles[from.index()]) {
            let group = number as usize;
            let old = self.values[group];
            let new = match known {
                Some((of, new)) if of == old => new,
                _ => value(old),
            };
            known = Some((old, new));
            self.values[group] = new;
            let ballot = self.profile.ballot(group);
            let votes = new * ballot.weight;
            let next = (self.places[group] + 1..)
                .map_while(|place| Some((place, ballot.choice(usize::from(place))?)))
                .find(|(_, choice)| self.seats.is_hopeful(*choice));
            let to = match next {
                // A paper worth nothing takes no further part.
                Some((place, candidate)) if new > 0 => {
                    self.places[group] = place;
                    self.piles[candidate.index()].push(number);
                    self.totals[candidate.index()] += votes;
                    candidate.index()
                }
                _ => {
                    self.exhausted += votes;
                    candidates
                }
            };
            moved[to] += votes;
            reached[to] = true;
        }
        let whom = Candidate::first(candidates).map(Some).chain([None]);
        moved
            .into_iter()
            .zip(reached)
            .zip(whom)
            .filter(|((_, reached), _)| *reached)
            .map(|((votes, _), to)| Transfer { from, to, votes: self.decimal(votes) })
            .collect()
    }

    fn stage(&self, action: Action, transfers: Vec<Transfer>) -> Stage {
        let held: u64 = self.totals.iter().sum();
        Stage {
            action,
            transfers,
            totals: self.totals.iter().map(|votes| self.decimal(*votes)).collect(),
            exhausted: self.decimal(self.exhausted),
            lost: self.decimal(self.all - held - self.exhausted),
            quota: None,
            keep: Vec::new(),
            iterations: None,
            elected: Vec::new(),
            excluded: Vec::new(),
            draws: Vec::new(),
        }
    }

    fn decimal(&self, units: u64) -> Decimal {
        Decimal::new(u128::from(units), self.rules.places)
    }
}
