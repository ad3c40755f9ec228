//! Who has a seat, who may still get one, and who may not.

use crate::ballot::{Candidate, Contest};

/// The state of everybody during a count with stages.
pub(super) struct Seats<'a> {
    contest: &'a Contest,
    hopeful: Vec<bool>,
    /// Elected, in order; “reopen nominations” among them if it won.
    pub(super) elected: Vec<Candidate>,
}

impl<'a> Seats<'a> {
    pub(super) fn new(contest: &'a Contest, candidates: usize) -> Self {
        Self { contest, hopeful: contest.standing(candidates), elected: Vec::new() }
    }

    pub(super) fn is_hopeful(&self, candidate: Candidate) -> bool {
        self.hopeful[candidate.index()]
    }

    pub(super) fn hopeful(&self) -> Vec<Candidate> {
        Candidate::first(self.hopeful.len()).filter(|one| self.is_hopeful(*one)).collect()
    }

    pub(super) fn left(&self) -> usize {
        self.contest.seats.saturating_sub(self.elected.len())
    }

    /// Whether voters asked for new nominations: nobody is elected after that.
    pub(super) fn are_reopened(&self) -> bool {
        self.contest.reopen.is_some_and(|reopen| self.elected.contains(&reopen))
    }

    pub(super) fn is_barred(&self, candidate: Candidate) -> bool {
        self.contest.is_barred(candidate, &self.elected)
    }

    /// Hopeful candidates whose affiliation is at its limit.
    pub(super) fn barred(&self) -> Vec<Candidate> {
        let mut barred = self.hopeful();
        barred.retain(|one| self.is_barred(*one));
        barred
    }

    pub(super) fn elect(&mut self, candidate: Candidate) {
        self.exclude(candidate);
        self.elected.push(candidate);
    }

    pub(super) fn exclude(&mut self, candidate: Candidate) {
        self.hopeful[candidate.index()] = false;
    }

    /// Whether the count is over: no seat is left, or new nominations were asked for.
    pub(super) fn are_settled(&self) -> bool {
        self.left() == 0 || self.are_reopened()
    }

    /// Whether those left take the last seats without a quota. Not against “reopen nominations”, as long as that can
    /// still win: it stands for everybody who might be nominated.
    pub(super) fn fill_themselves(&self) -> bool {
        let hopeful = self.hopeful();
        let against_nobody = !self.contest.reopen.is_some_and(|reopen| self.is_hopeful(reopen));
        hopeful.len() <= self.left() && (against_nobody || hopeful.len() == 1)
    }

    /// Winners, seats reopened, seats vacant.
    pub(super) fn outcome(self) -> (Vec<Candidate>, usize, usize) {
        let Self { contest, elected, .. } = self;
        divide(contest, elected)
    }
}

/// Winners, seats reopened and seats vacant, from everybody who took a seat in order.
pub(super) fn divide(contest: &Contest, elected: Vec<Candidate>) -> (Vec<Candidate>, usize, usize) {
    let asked = contest.reopen.is_some_and(|reopen| elected.contains(&reopen));
    let winners: Vec<_> = elected.into_iter().filter(|one| Some(*one) != contest.reopen).collect();
    let open = contest.seats.saturating_sub(winners.len());
    if asked { (winners, open, 0) } else { (winners, 0, open) }
}
