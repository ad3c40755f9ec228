//! Ballots grouped by what they say.
//!
//! A profile is the same whatever order its ballots came in: equal ballots are one with a weight, and they are sorted by
//! content. All rankings lie in one flat array, because a tally walks over all of them again and again.

use serde::{Serialize, Serializer};

/// Most candidates of one election.
pub const MAX_CANDIDATES: usize = 500;
/// Most ballots of one election, weights counted; it keeps every product of a tally inside its integer.
pub const MAX_BALLOTS: u64 = 1_000_000_000;

/// A candidate by their place in the list. People see the number, which begins at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Candidate(u16);

impl Candidate {
    /// The candidate at a place of the list, which begins at 0; none beyond what an election may hold.
    pub fn at(index: usize) -> Option<Self> {
        u16::try_from(index).ok().filter(|_| index < MAX_CANDIDATES).map(Self)
    }

    /// The candidate of a number, which begins at 1.
    pub fn numbered(number: usize) -> Option<Self> {
        Self::at(number.checked_sub(1)?)
    }

    /// The place in the list, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The number, from 1.
    pub fn number(self) -> usize {
        self.index() + 1
    }

    /// The first `count` candidates.
    pub fn first(count: usize) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (0..count).filter_map(Self::at)
    }
}

impl Serialize for Candidate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.number() as u64)
    }
}

/// What is wrong with a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BallotFlaw {
    /// A candidate that the election does not have.
    #[error("There is no candidate {0}.")]
    UnknownCandidate(usize),
    /// A candidate twice.
    #[error("Candidate {0} stands on it twice.")]
    Twice(usize),
    /// More ballots than an election may hold.
    #[error("There are more than {MAX_BALLOTS} ballots.")]
    TooMany,
}

/// Marks a choice of the same rank as the one before it.
const SAME_RANK: u16 = 1 << 15;

/// All ballots of an election, equal ones together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    candidates: usize,
    choices: Vec<u16>,
    starts: Vec<usize>,
    weights: Vec<u64>,
    strict: bool,
}

/// One group of equal ballots.
#[derive(Clone, Copy, Debug)]
pub struct Ballot<'a> {
    /// How many there are.
    pub weight: u64,
    choices: &'a [u16],
}

impl Profile {
    /// How many candidates there are.
    pub fn candidates(&self) -> usize {
        self.candidates
    }

    /// How many groups of equal ballots there are.
    pub fn groups(&self) -> usize {
        self.weights.len()
    }

    /// How many ballots there are.
    pub fn total(&self) -> u64 {
        self.weights.iter().sum()
    }

    /// Whether no ballot ranks two candidates alike.
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// One group.
    pub fn ballot(&self, group: usize) -> Ballot<'_> {
        Ballot { weight: self.weights[group], choices: &self.choices[self.starts[group]..self.starts[group + 1]] }
    }

    /// All groups, sorted by content.
    pub fn ballots(&self) -> impl Iterator<Item = Ballot<'_>> {
        (0..self.groups()).map(|group| self.ballot(group))
    }
}

impl<'a> Ballot<'a> {
    /// How many candidates it ranks.
    pub fn len(self) -> usize {
        self.choices.len()
    }

    /// Whether it ranks nobody.
    pub fn is_empty(self) -> bool {
        self.choices.is_empty()
    }

    /// Its `place`-th candidate, from 0, in order of preference.
    pub fn choice(self, place: usize) -> Option<Candidate> {
        self.choices.get(place).map(|choice| Candidate(choice & !SAME_RANK))
    }

    /// Its candidates in order of preference; those of one rank by number.
    pub fn choices(self) -> impl Iterator<Item = Candidate> + 'a {
        self.choices.iter().map(|choice| Candidate(choice & !SAME_RANK))
    }

    /// Its candidates with their ranks, from 0; equal ranks have one number.
    pub fn ranks(self) -> impl Iterator<Item = (u16, Candidate)> + 'a {
        self.choices.iter().scan(0, |next, choice| {
            if choice & SAME_RANK == 0 {
                *next += 1;
            }
            Some((*next - 1, Candidate(choice & !SAME_RANK)))
        })
    }
}

/// Takes ballots one by one.
#[derive(Clone, Debug)]
pub struct ProfileBuilder {
    candidates: usize,
    total: u64,
    choices: Vec<u16>,
    starts: Vec<usize>,
    weights: Vec<u64>,
    /// The ballot, counted from 1, on which each candidate was last seen.
    seen: Vec<u64>,
    tried: u64,
    strict: bool,
}

impl ProfileBuilder {
    /// For an election of so many candidates; none beyond [`MAX_CANDIDATES`].
    pub fn new(candidates: usize) -> Option<Self> {
        (candidates <= MAX_CANDIDATES).then(|| Self {
            candidates,
            total: 0,
            choices: Vec::new(),
            starts: vec![0],
            weights: Vec::new(),
            seen: vec![0; candidates],
            tried: 0,
            strict: true,
        })
    }

    /// Adds `weight` equal ballots that rank one candidate after the other.
    pub fn add_strict(&mut self, ranking: &[Candidate], weight: u64) -> Result<(), BallotFlaw> {
        self.add(ranking.iter().map(std::slice::from_ref), weight)
    }

    /// Adds `weight` equal ballots: the ranks in order of preference, each with its candidates. An empty rank says
    /// nothing; whoever is not ranked comes after all who are.
    pub fn add<'c>(&mut self, ranks: impl IntoIterator<Item = &'c [Candidate]>, weight: u64) -> Result<(), BallotFlaw> {
        let start = self.choices.len();
        let added = self.write(ranks).and_then(|equal| {
            let total = self.total.checked_add(weight).filter(|total| *total <= MAX_BALLOTS);
            Ok((equal, total.ok_or(BallotFlaw::TooMany)?))
        });
        match added {
            Ok((equal, total)) if weight > 0 => {
                self.total = total;
                self.strict &= !equal;
                self.starts.push(self.choices.len());
                self.weights.push(weight);
                Ok(())
            }
            other => {
                self.choices.truncate(start);
                other.map(|_| ())
            }
        }
    }

    /// Writes a ballot at the end of all choices; whether it ranks some equally.
    fn write<'c>(&mut self, ranks: impl IntoIterator<Item = &'c [Candidate]>) -> Result<bool, BallotFlaw> {
        self.tried += 1;
        let mut equal = false;
        for rank in ranks {
            let start = self.choices.len();
            for candidate in rank {
                let seen = self.seen.get_mut(candidate.index());
                let seen = seen.ok_or(BallotFlaw::UnknownCandidate(candidate.number()))?;
                if std::mem::replace(seen, self.tried) == self.tried {
                    return Err(BallotFlaw::Twice(candidate.number()));
                }
                self.choices.push(candidate.0);
            }
            if let [_, others @ ..] = rank
                && !others.is_empty()
            {
                equal = true;
                self.choices[start..].sort_unstable();
                self.choices[start + 1..].iter_mut().for_each(|choice| *choice |= SAME_RANK);
            }
        }
        Ok(equal)
    }

    /// The profile of all ballots added.
    pub fn build(self) -> Profile {
        let line = |ballot: usize| &self.choices[self.starts[ballot]..self.starts[ballot + 1]];
        let mut order: Vec<_> = (0..self.weights.len()).map(|ballot| (beginning(line(ballot)), ballot)).collect();
        order.sort_unstable_by(|one, other| one.0.cmp(&other.0).then_with(|| line(one.1).cmp(line(other.1))));
        let mut profile = Profile {
            candidates: self.candidates,
            choices: Vec::with_capacity(self.choices.len()),
            starts: vec![0],
            weights: Vec::new(),
            strict: self.strict,
        };
        let mut last = None;
        for (_, ballot) in order {
            let (line, weight) = (line(ballot), self.weights[ballot]);
            if let Some(sum) = profile.weights.last_mut().filter(|_| last == Some(line)) {
                *sum += weight;
            } else {
                profile.choices.extend_from_slice(line);
                profile.starts.push(profile.choices.len());
                profile.weights.push(weight);
            }
            last = Some(line);
        }
        profile
    }
}

/// The first eight choices as one number, in the order of the lines: comparing these is most of the sorting.
fn beginning(line: &[u16]) -> u128 {
    let choices = line.iter().take(8).map(|choice| u128::from(*choice) + 1).chain(std::iter::repeat(0));
    choices.take(8).fold(0, |all, choice| all << 16 | choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(number: usize) -> Candidate {
        Candidate::numbered(number).expect("a candidate")
    }

    #[test]
    fn equal_ballots_are_one_whatever_their_order() {
        let mut one = ProfileBuilder::new(3).expect("few");
        one.add_strict(&[c(2), c(1)], 2).expect("fine");
        one.add([&[c(3), c(1)][..], &[], &[c(2)]], 1).expect("fine");
        one.add_strict(&[c(2), c(1)], 3).expect("fine");
        let mut other = ProfileBuilder::new(3).expect("few");
        other.add([&[c(1), c(3)][..], &[c(2)]], 1).expect("fine");
        other.add_strict(&[c(2), c(1)], 5).expect("fine");
        let (one, other) = (one.build(), other.build());
        assert_eq!(one, other);
        assert_eq!((one.groups(), one.total(), one.is_strict()), (2, 6, false));
        let ranks: Vec<Vec<_>> = one.ballots().map(|ballot| ballot.ranks().collect()).collect();
        assert_eq!(ranks, [vec![(0, c(1)), (0, c(3)), (1, c(2))], vec![(0, c(2)), (1, c(1))]]);
    }

    #[test]
    fn impossible_ballots_are_refused_and_leave_no_trace() {
        let mut builder = ProfileBuilder::new(2).expect("few");
        assert_eq!(builder.add_strict(&[c(3)], 1), Err(BallotFlaw::UnknownCandidate(3)));
        assert_eq!(builder.add_strict(&[c(1), c(1)], 1), Err(BallotFlaw::Twice(1)));
        assert_eq!(builder.add_strict(&[c(1)], MAX_BALLOTS + 1), Err(BallotFlaw::TooMany));
        assert_eq!(builder.add_strict(&[c(1), c(2)], 0), Ok(()));
        assert_eq!(builder.build(), ProfileBuilder::new(2).expect("few").build());
        assert!(ProfileBuilder::new(MAX_CANDIDATES + 1).is_none());
    }
}
