//! Papers as they were filled in, and ties.

use std::cmp::Reverse;

use crate::ballot::{Candidate, Contest, Lots, Profile};

/// Equal papers.
pub(super) struct Paper {
    pub(super) number: u128,
    /// Who still stands, in order of preference.
    pub(super) ranking: Vec<Candidate>,
}

/// All papers, and with them how many candidates the list has.
pub(super) struct Papers {
    pub(super) all: Vec<Paper>,
    pub(super) standing: Vec<Candidate>,
    pub(super) listed: usize,
}

/// The papers without those who withdrew.
pub(super) fn of(profile: &Profile, contest: &Contest) -> Papers {
    let stands = |candidate: &Candidate| !contest.withdrawn.contains(candidate);
    let all = profile
        .ballots()
        .map(|ballot| Paper { number: ballot.weight.into(), ranking: ballot.choices().filter(stands).collect() })
        .collect();
    let standing = Candidate::first(profile.candidates()).filter(stands).collect();
    Papers { all, standing, listed: profile.candidates() }
}

impl Papers {
    /// How many name somebody.
    pub(super) fn valid(&self) -> u128 {
        self.all.iter().filter(|paper| !paper.ranking.is_empty()).map(|paper| paper.number).sum()
    }

    /// A number for everybody on the list.
    pub(super) fn everybody(&self, votes: impl Fn(Candidate) -> u128) -> Vec<u128> {
        Candidate::first(self.listed).map(votes).collect()
    }
}

/// How ties are broken.
pub(super) struct Ties<'a> {
    pub(super) lots: &'a Lots,
}

impl Ties<'_> {
    /// Who has the most: now, else at the latest of the earlier stages, else by lot.
    pub(super) fn most(&self, among: &[Candidate], now: &[u128], before: &[Vec<u128>]) -> Option<Candidate> {
        among.iter().copied().max_by_key(|one| (backwards(*one, now, before), Reverse(self.lots.place(*one))))
    }

    /// Who has the fewest, likewise.
    pub(super) fn fewest(&self, among: &[Candidate], now: &[u128], before: &[Vec<u128>]) -> Option<Candidate> {
        among.iter().copied().min_by_key(|one| (backwards(*one, now, before), self.lots.place(*one)))
    }

    /// Who comes first by lot.
    pub(super) fn lot(&self, among: &[Candidate]) -> Option<Candidate> {
        among.iter().copied().min_by_key(|one| self.lots.place(*one))
    }
}

/// A candidate's votes now and at the stages before, the latest first.
fn backwards(one: Candidate, now: &[u128], before: &[Vec<u128>]) -> Vec<u128> {
    let earlier = before.iter().rev().map(|stage| stage[one.index()]);
    std::iter::once(now[one.index()]).chain(earlier).collect()
}

/// Who may still be elected of `among`, when these are elected already: below their affiliation's limit.
pub(super) fn allowed(contest: &Contest, among: &[Candidate], elected: &[Candidate]) -> Vec<Candidate> {
    let Some(limit) = &contest.limit else { return among.to_vec() };
    let room = |one: &Candidate| match limit.affiliations[one.index()] {
        None => true,
        own => elected.iter().filter(|other| limit.affiliations[other.index()] == own).count() < limit.most,
    };
    among.iter().copied().filter(room).collect()
}

/// Whether “reopen nominations” is among those elected.
pub(super) fn reopens(contest: &Contest, elected: &[Candidate]) -> bool {
    elected.iter().any(|one| contest.reopen == Some(*one))
}
