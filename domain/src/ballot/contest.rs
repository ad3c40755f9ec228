//! What is filled by an election, fixed before it opens.

use serde::Serialize;

use super::{exact::Ratio, profile::Candidate};

/// Seats and who may take them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// How many are elected.
    pub seats: usize,
    /// Candidates who no longer stand: every ballot is counted as if it did not name them.
    pub withdrawn: Vec<Candidate>,
    /// At most so many of one affiliation.
    pub limit: Option<Limit>,
    /// The option “reopen nominations”, which is nobody: the seat it takes, and every one after that, stays open. In
    /// Debian's rule it is the default option.
    pub reopen: Option<Candidate>,
    /// In Debian's rule: how many must rank an option above the default one.
    pub quorum: Quorum,
    /// In Debian's rule: options that need more than a plain majority over the default one.
    pub majorities: Vec<(Candidate, Ratio)>,
}

/// At most so many elected of one affiliation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many.
    pub most: usize,
    /// Each candidate's affiliation, by any number; `None` is not limited.
    pub affiliations: Vec<Option<u32>>,
}

/// How many voters must rank an option above the default one (Debian's constitution, §A.5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quorum {
    /// None are asked for.
    None,
    /// So many.
    Votes(u64),
    /// A multiple of √electorate: for Debian's 3Q it is 3/2.
    Root {
        /// The multiple.
        times: Ratio,
        /// How many may vote.
        electorate: u64,
    },
}

impl Quorum {
    /// Whether `votes` reach it.
    pub fn is_met(self, votes: u64) -> bool {
        match self {
            Self::None => true,
            Self::Votes(needed) => votes >= needed,
            Self::Root { times, electorate } => times.at_least_root(votes, electorate),
        }
    }
}

impl Contest {
    /// So many seats and nothing else.
    pub fn of(seats: usize) -> Self {
        Self { seats, withdrawn: Vec::new(), limit: None, reopen: None, quorum: Quorum::None, majorities: Vec::new() }
    }

    /// Who stands, out of so many.
    pub fn standing(&self, candidates: usize) -> Vec<bool> {
        let mut standing = vec![true; candidates];
        for candidate in &self.withdrawn {
            if let Some(one) = standing.get_mut(candidate.index()) {
                *one = false;
            }
        }
        standing
    }

    /// Whether `elected` leave no room for `candidate` under the limit.
    pub fn is_barred(&self, candidate: Candidate, elected: &[Candidate]) -> bool {
        let Some(limit) = &self.limit else { return false };
        let affiliation = |candidate: Candidate| limit.affiliations.get(candidate.index()).copied().flatten();
        let Some(own) = affiliation(candidate) else { return false };
        elected.iter().filter(|one| affiliation(**one) == Some(own)).count() >= limit.most
    }

    /// Everybody who stands, if no vote is needed to elect them: they are no more than there are seats, no limit stands in
    /// the way, and nobody can ask for nominations to be reopened.
    pub fn unopposed(&self, candidates: usize) -> Option<Vec<Candidate>> {
        let standing = self.standing(candidates);
        let all: Vec<_> = Candidate::first(candidates).filter(|one| standing[one.index()]).collect();
        let fits = !all.is_empty() && all.len() <= self.seats && self.reopen.is_none();
        let within = |place: usize| !self.is_barred(all[place], &all[..place]);
        (fits && (0..all.len()).all(within)).then_some(all)
    }

    /// The majority that an option needs over the default one.
    pub fn majority(&self, option: Candidate) -> Ratio {
        self.majorities.iter().find(|(of, _)| *of == option).map_or(Ratio::ONE, |(_, ratio)| *ratio)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_counts_only_those_who_have_an_affiliation() {
        let all: Vec<_> = Candidate::first(5).collect();
        let limit = Limit { most: 1, affiliations: vec![Some(7), Some(7), None, None, Some(8)] };
        let contest = Contest { limit: Some(limit), ..Contest::of(3) };
        let barred: Vec<_> = all.iter().map(|one| contest.is_barred(*one, &[all[0], all[2]])).collect();
        assert_eq!(barred, [true, true, false, false, false]);
        assert!(!Contest::of(3).is_barred(all[1], &[all[0]]));
    }

    #[test]
    fn as_many_as_there_are_seats_need_no_vote() {
        let all: Vec<_> = Candidate::first(3).collect();
        let two = Contest::of(2);
        assert_eq!(two.unopposed(3), None);
        assert_eq!(two.unopposed(2), Some(all[..2].to_vec()));
        let without_one = Contest { withdrawn: vec![all[1]], ..two.clone() };
        assert_eq!(without_one.unopposed(3), Some(vec![all[0], all[2]]));
        let nobody = Contest { withdrawn: all.clone(), ..two.clone() };
        assert_eq!(nobody.unopposed(3), None);
        assert_eq!(Contest { reopen: Some(all[1]), ..two.clone() }.unopposed(2), None);
        let limit = Limit { most: 1, affiliations: vec![Some(7), Some(7)] };
        assert_eq!(Contest { limit: Some(limit), ..two }.unopposed(2), None);
    }

    #[test]
    fn debians_quorum_is_exact() {
        let times = Ratio::new(3, 2).expect("not zero");
        let quorum = Quorum::Root { times, electorate: 911 };
        assert_eq!([45, 46].map(|votes| quorum.is_met(votes)), [false, true]);
        assert!(Quorum::None.is_met(0) && Quorum::Votes(2).is_met(2) && !Quorum::Votes(2).is_met(1));
    }
}
