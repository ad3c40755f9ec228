//! How many voters prefer each candidate to each other.

use serde::{Serialize, Serializer, ser::SerializeSeq as _};

use crate::ballot::{Candidate, Profile};

/// For each two candidates, how many ballots rank the one above the other. Whoever is not on a ballot is ranked below all
/// who are, and equal with all who are not. Serialises as rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairwise {
    candidates: usize,
    /// Row by row: those who prefer the row's candidate to the column's.
    votes: Vec<u64>,
}

impl Pairwise {
    /// Counts a profile.
    pub fn of(profile: &Profile) -> Self {
        let candidates = profile.candidates();
        let mut votes = vec![0; candidates * candidates];
        // Ranked below all who are on the ballot: counted once for all ballots that name the row's candidate, and taken
        // back for every column's candidate whom the same ballot ranks above or equal.
        let mut named = vec![0; candidates];
        let mut line: Vec<(u16, usize)> = Vec::with_capacity(candidates);
        for ballot in profile.ballots() {
            line.clear();
            line.extend(ballot.ranks().map(|(rank, candidate)| (rank, candidate.index())));
            for (rank, row) in &line {
                named[*row] += ballot.weight;
                // Everybody up to the end of the own rank is not below this one.
                for (other, column) in &line {
                    if other > rank {
                        break;
                    }
                    votes[row * candidates + column] += ballot.weight;
                }
            }
        }
        for row in 0..candidates {
            for column in 0..candidates {
                let not_below = &mut votes[row * candidates + column];
                *not_below = named[row] - *not_below;
            }
        }
        Self { candidates, votes }
    }

    /// A table of a known outcome: those who prefer the row's candidate to the column's. The table must be square.
    pub fn of_table(rows: &[Vec<u64>]) -> Option<Self> {
        let candidates = rows.len();
        rows.iter().all(|row| row.len() == candidates).then(|| Self { candidates, votes: rows.concat() })
    }

    /// How many candidates there are.
    pub fn candidates(&self) -> usize {
        self.candidates
    }

    /// How many prefer `one` to `other`.
    pub fn prefer(&self, one: Candidate, other: Candidate) -> u64 {
        self.votes[one.index() * self.candidates + other.index()]
    }

    /// Whether more prefer `one` to `other` than the other way round.
    pub fn defeats(&self, one: Candidate, other: Candidate) -> bool {
        self.prefer(one, other) > self.prefer(other, one)
    }

    /// How strong the defeat of `other` by `one` is, if it is one: more winning votes are stronger, then fewer losing.
    pub fn strength(&self, one: Candidate, other: Candidate) -> Option<Strength> {
        let (winning, losing) = (self.prefer(one, other), self.prefer(other, one));
        (winning > losing).then_some(Strength { winning, losing })
    }
}

impl Serialize for Pairwise {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.candidates))?;
        for row in self.votes.chunks(self.candidates.max(1)) {
            rows.serialize_element(row)?;
        }
        rows.end()
    }
}

/// The strength of a defeat: by winning votes, and of equal ones the fewer losing votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Who prefer the winner of the two.
    pub winning: u64,
    /// Who prefer the loser.
    pub losing: u64,
}

impl Ord for Strength {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.winning.cmp(&other.winning).then(other.losing.cmp(&self.losing))
    }
}

impl PartialOrd for Strength {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
