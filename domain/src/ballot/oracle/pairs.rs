//! Comparisons by pairs: for each two candidates, every ballot is asked.

use super::{
    Candidate, Contest, Decimal, Profile, Ties,
    papers::{allowed, reopens},
};

/// Those who prefer the row's candidate to the column's.
pub(super) type Table = Vec<Vec<u64>>;

pub(super) fn table(profile: &Profile) -> Table {
    let everybody = || Candidate::first(profile.candidates());
    everybody().map(|one| everybody().map(|other| prefer(profile, one, other)).collect()).collect()
}

fn prefer(profile: &Profile, one: Candidate, other: Candidate) -> u64 {
    let rank = |ranks: &[(u16, Candidate)], whom| ranks.iter().find(|(_, who)| *who == whom).map(|(rank, _)| *rank);
    profile
        .ballots()
        .filter(|ballot| {
            let ranks: Vec<_> = ballot.ranks().collect();
            match (rank(&ranks, one), rank(&ranks, other)) {
                (Some(one), Some(other)) => one < other,
                (Some(_), None) => true,
                (None, _) => false,
            }
        })
        .map(|ballot| ballot.weight)
        .sum()
}

/// Fills the seats: `best` says who could win among some.
pub(super) fn elect(
    table: &Table,
    contest: &Contest,
    ties: &Ties<'_>,
    best: impl Fn(&[Candidate]) -> Vec<Candidate>,
) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let standing: Vec<_> = Candidate::first(table.len()).filter(|one| !contest.withdrawn.contains(one)).collect();
    let mut elected: Vec<Candidate> = Vec::new();
    while elected.len() < contest.seats && !reopens(contest, &elected) {
        let left: Vec<_> = standing.iter().copied().filter(|one| !elected.contains(one)).collect();
        let Some(next) = ties.lot(&best(&allowed(contest, &left, &elected))) else { break };
        elected.push(next);
    }
    (elected, table.iter().map(|row| row.iter().map(|votes| Decimal::whole(*votes)).collect()).collect())
}

/// The weakest first: fewer winning votes, then more losing ones.
pub(super) fn weakness(table: &Table, one: Candidate, other: Candidate) -> (u64, std::cmp::Reverse<u64>) {
    (table[one.index()][other.index()], std::cmp::Reverse(table[other.index()][one.index()]))
}

/// Everybody to whom `links` lead from `one`, in any number of steps.
pub(super) fn reached(one: Candidate, links: &[(Candidate, Candidate)]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut open = vec![one];
    while let Some(at) = open.pop() {
        for (_, to) in links.iter().filter(|(from, _)| *from == at) {
            if !found.contains(to) {
                found.push(*to);
                open.push(*to);
            }
        }
    }
    found
}

/// Who defeats whom among some.
pub(super) fn defeats(table: &Table, among: &[Candidate]) -> Vec<(Candidate, Candidate)> {
    let pairs = among.iter().flat_map(|one| among.iter().map(|other| (*one, *other)));
    pairs.filter(|(one, other)| table[one.index()][other.index()] > table[other.index()][one.index()]).collect()
}
