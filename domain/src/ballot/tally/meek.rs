//! STV by the reference Meek rule of the Proportional Representation Foundation.

mod paths;

use paths::Paths;

use super::{
    Method,
    report::{Action, Count, Draw, Purpose, Rounds, Stage},
    scores::valid_and_blank,
    seats::Seats,
    tie::by_lot,
};
use crate::ballot::{Candidate, Contest, Decimal, Lots, Profile};

/// Nine decimal places.
const PLACES: u8 = 9;
/// One vote.
const ONE: u64 = 1_000_000_000;
/// ω = 10⁻⁶: less surplus than that is none.
const OMEGA: i128 = 1_000;

/// Counts by the reference Meek rule. Ties are broken by lots alone.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    let candidates = profile.candidates();
    let seats = Seats::new(contest, candidates);
    let (valid, blank) = valid_and_blank(profile, &contest.standing(candidates));
    let keep = Candidate::first(candidates).map(|one| if seats.is_hopeful(one) { ONE } else { 0 }).collect();
    let mut counting =
        Counting { profile, lots, seats, keep, seats_asked: contest.seats as u64, valid, votes: vec![0; candidates] };
    let mut stages = Vec::new();
    while let Some(stage) = counting.round() {
        stages.push(stage);
    }
    let (winners, reopened, vacant) = counting.seats.outcome();
    let rounds = Rounds::Stages(stages);
    Count { method: Method::Meek, seats: contest.seats, valid, blank, quota: None, winners, reopened, vacant, rounds }
}

struct Counting<'a> {
    profile: &'a Profile,
    lots: &'a Lots,
    seats: Seats<'a>,
    seats_asked: u64,
    valid: u64,
    /// Which part of each paper a candidate keeps.
    keep: Vec<u64>,
    votes: Vec<u64>,
}

impl Counting<'_> {
    /// One round (B), or nothing once the count is complete (B.1).
    fn round(&mut self) -> Option<Stage> {
        if self.seats.are_settled() || self.seats.hopeful().is_empty() {
            return None;
        }
        let barred = self.seats.barred();
        if !barred.is_empty() {
            let mut stage = self.stage(Action::Bar { candidates: barred.clone() });
            for one in &barred {
                self.exclude(*one);
            }
            stage.excluded = barred;
            return Some(stage);
        }
        if self.seats.fill_themselves() {
            let (elected, draws) = self.elect(self.seats.hopeful());
            for one in self.seats.hopeful() {
                self.exclude(one);
            }
            return Some(Stage { elected, draws, ..self.stage(Action::FillLast) });
        }
        Some(self.iterate())
    }

    /// B.2: distributes votes until somebody is elected or the surplus is gone; B.3: then excludes the last.
    fn iterate(&mut self) -> Stage {
        let mut paths = Paths::of(self.profile, &self.keep, &self.seats);
        let mut surplus_before = None;
        let mut iterations = 0;
        // It ends: the surplus of each turn is less than that of the one before.
        loop {
            iterations += 1;
            paths.distribute(&self.keep, &mut self.votes);
            let quota = self.votes.iter().sum::<u64>() / (self.seats_asked + 1) + 1;
            let reached = self.seats.hopeful().into_iter().filter(|one| self.votes[one.index()] >= quota).collect();
            let (elected, draws) = self.elect(reached);
            let mut stage = self.stage(Action::Distribute);
            (stage.quota, stage.iterations) = (Some(decimal(quota)), Some(iterations));
            if !elected.is_empty() {
                return Stage { elected, draws, ..stage };
            }
            let surplus = self.surplus(quota);
            if surplus < OMEGA || surplus_before.is_some_and(|before| surplus >= before) {
                let lowest = self.lowest(surplus);
                stage.draws.extend(lowest.iter().filter_map(|(_, draw)| draw.clone()));
                stage.excluded.extend(lowest.iter().map(|(candidate, _)| *candidate));
                for one in &stage.excluded {
                    self.exclude(*one);
                }
                return stage;
            }
            surplus_before = Some(surplus);
            self.update_keep(quota);
        }
    }

    /// B.2.c, the most votes first, within seats and limit.
    fn elect(&mut self, mut reached: Vec<Candidate>) -> (Vec<Candidate>, Vec<Draw>) {
        let (mut elected, mut draws) = (Vec::new(), Vec::new());
        while self.seats.left() > 0 {
            reached.retain(|one| self.seats.is_hopeful(*one) && !self.seats.is_barred(*one));
            let Some(most) = reached.iter().map(|one| self.votes[one.index()]).max() else { break };
            let tied = reached.iter().copied().filter(|one| self.votes[one.index()] == most).collect();
            let Some((chosen, draw)) = by_lot(Purpose::Elect, tied, self.lots) else { break };
            draws.extend(draw);
            self.seats.elect(chosen);
            elected.push(chosen);
        }
        (elected, draws)
    }

    /// B.2.d: the surpluses of all elected together, not less than nothing.
    fn surplus(&self, quota: u64) -> i128 {
        let over = |one: &Candidate| i128::from(self.votes[one.index()]) - i128::from(quota);
        self.seats.elected.iter().map(over).sum::<i128>().max(0)
    }

    /// B.2.f: the keep factor × the quota, rounded up, ÷ the votes, rounded up. Never more than the whole.
    fn update_keep(&mut self, quota: u64) {
        for candidate in &self.seats.elected {
            let votes = u128::from(self.votes[candidate.index()]);
            let keep = &mut self.keep[candidate.index()];
            let product = (u128::from(*keep) * u128::from(quota)).div_ceil(u128::from(ONE));
            if votes > 0 {
                *keep = u64::try_from((product * u128::from(ONE)).div_ceil(votes)).unwrap_or(ONE).min(ONE);
            }
        }
    }

    /// B.3: whoever has no more than the fewest votes and the surplus is tied.
    fn lowest(&self, surplus: i128) -> Option<(Candidate, Option<Draw>)> {
        let mut tied = self.seats.hopeful();
        let votes = |one: &Candidate| i128::from(self.votes[one.index()]);
        let fewest = tied.iter().map(votes).min()?;
        tied.retain(|one| votes(one) <= fewest + surplus);
        by_lot(Purpose::Exclude, tied, self.lots)
    }

    fn exclude(&mut self, candidate: Candidate) {
        self.seats.exclude(candidate);
        self.keep[candidate.index()] = 0;
    }

    fn stage(&self, action: Action) -> Stage {
        let held: u64 = self.votes.iter().sum();
        Stage {
            action,
            transfers: Vec::new(),
            totals: self.votes.iter().copied().map(decimal).collect(),
            exhausted: decimal(self.valid * ONE - held),
            lost: decimal(0),
            quota: None,
            keep: self.keep.iter().copied().map(decimal).collect(),
            iterations: None,
            elected: Vec::new(),
            excluded: Vec::new(),
            draws: Vec::new(),
        }
    }
}

fn decimal(units: u64) -> Decimal {
    Decimal::new(u128::from(units), PLACES)
}
