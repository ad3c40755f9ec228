//! Lots: an order of all candidates, drawn once and before anybody counts, that anyone can draw again.
//!
//! Where a rule leaves a tie to chance, the tied candidate who comes first in this order is the one chosen, whatever for:
//! to be elected, to have a surplus transferred, to be excluded.

use md5::{Digest as _, Md5};
use serde::Serialize;
use sha2::Sha256;

use super::profile::Candidate;

/// The order in which lots fall, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lots {
    source: Source,
    /// Each candidate's place in the order.
    places: Vec<usize>,
}

/// Where an order came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "from", rename_all = "kebab-case")]
pub enum Source {
    /// The order in which the candidates are listed.
    FileOrder,
    /// Each candidate's SHA-256 of the seed and their number; see [`Lots::from_seed`].
    Seed {
        /// The seed, in hexadecimal.
        seed: String,
    },
    /// The ranking of whoever has the casting vote.
    CastingVote,
    /// RFC 3797 over public sources.
    Public {
        /// The key string that was hashed.
        key: String,
    },
}

impl Lots {
    /// By the order of the list.
    pub fn by_file_order(candidates: usize) -> Self {
        Self { source: Source::FileOrder, places: (0..candidates).collect() }
    }

    /// By a seed: the candidates sorted by SHA-256(seed ‖ number), where the number is written in decimal digits.
    pub fn from_seed(seed: &[u8], candidates: usize) -> Self {
        let mut order: Vec<_> = (0..candidates)
            .map(|index| (Sha256::new().chain_update(seed).chain_update((index + 1).to_string()).finalize(), index))
            .collect();
        order.sort_unstable();
        Self::in_order(Source::Seed { seed: hex::encode(seed) }, order.into_iter().map(|(_, index)| index))
    }

    /// The draw of a closed ballot: the seed is SHA-256(secret ‖ hash of the closed set of positions). Only the hash of
    /// the secret is public while the ballot is open, so that nobody can foresee or choose the order.
    pub fn from_closed_set(secret: &[u8; 32], closed_set: &[u8; 32], candidates: usize) -> Self {
        let seed = Sha256::new().chain_update(secret).chain_update(closed_set).finalize();
        Self::from_seed(&seed, candidates)
    }

    /// By public sources that were named before they were known (RFC 3797 §4): each is a set of numbers, such as those of
    /// a lottery.
    pub fn from_public(sources: &[Vec<u64>], candidates: usize) -> Self {
        let key = key(sources);
        let mut pool: Vec<_> = (0..candidates).collect();
        let mut order = Vec::with_capacity(candidates);
        for index in 0_u16.. {
            let Some(left) = u128::try_from(pool.len()).ok().filter(|left| *left > 0) else { break };
            let around = index.to_be_bytes();
            let hash = Md5::new().chain_update(around).chain_update(&key).chain_update(around).finalize();
            let chosen = u128::from_be_bytes(hash.into()) % left;
            order.push(pool.remove(usize::try_from(chosen).unwrap_or_default()));
        }
        Self::in_order(Source::Public { key }, order)
    }

    /// By a casting vote: a ranking of all candidates; none if it does not name each of them once.
    pub fn from_casting_vote(ranking: &[Candidate]) -> Option<Self> {
        let mut sorted = ranking.to_vec();
        sorted.sort_unstable();
        let all_once = sorted.iter().enumerate().all(|(place, candidate)| candidate.index() == place);
        all_once.then(|| Self::in_order(Source::CastingVote, ranking.iter().map(|candidate| candidate.index())))
    }

    /// Where the order came from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// For how many candidates it was drawn.
    pub fn candidates(&self) -> usize {
        self.places.len()
    }

    /// The candidate's place in the order, from 0.
    pub fn place(&self, candidate: Candidate) -> usize {
        self.places.get(candidate.index()).copied().unwrap_or(usize::MAX)
    }

    /// Who of the tied comes first.
    pub fn first(&self, tied: &[Candidate]) -> Option<Candidate> {
        tied.iter().copied().min_by_key(|candidate| self.place(*candidate))
    }

    fn in_order(source: Source, order: impl IntoIterator<Item = usize>) -> Self {
        let order: Vec<_> = order.into_iter().collect();
        let mut places = vec![0; order.len()];
        for (place, index) in order.into_iter().enumerate() {
            places[index] = place;
        }
        Self { source, places }
    }
}

/// The key string of RFC 3797 §4.1: each source's numbers ascending, each with a full stop, and a slash after each source.
fn key(sources: &[Vec<u64>]) -> String {
    let mut key = String::new();
    for source in sources {
        let mut numbers = source.clone();
        numbers.sort_unstable();
        key.extend(numbers.iter().map(|number| format!("{number}.")));
        key.push('/');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(lots: &Lots) -> Vec<usize> {
        let mut all: Vec<_> = Candidate::first(lots.candidates()).collect();
        all.sort_by_key(|one| lots.place(*one));
        all.into_iter().map(Candidate::number).collect()
    }

    #[test]
    fn the_worked_example_of_rfc_3797_comes_out() {
        let sources = [vec![9_319], vec![2, 5, 12, 8, 10], vec![9, 18, 26, 34, 41, 45]];
        let lots = Lots::from_public(&sources, 25);
        assert_eq!(lots.source(), &Source::Public { key: "9319./2.5.8.10.12./9.18.26.34.41.45./".into() });
        assert_eq!(order(&lots)[..16], [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4]);
    }

    #[test]
    fn a_seed_can_be_repeated_with_sha256sum() {
        // printf rain1 | sha256sum → 220e…; rain2 → f5ac…; rain3 → a7c5…
        let lots = Lots::from_seed(b"rain", 3);
        assert_eq!(order(&lots), [1, 3, 2]);
        assert_eq!(lots.source(), &Source::Seed { seed: "7261696e".into() });
    }

    #[test]
    fn the_secret_and_the_closed_set_both_matter() {
        let draw = |secret: u8, set: u8| order(&Lots::from_closed_set(&[secret; 32], &[set; 32], 20));
        assert_eq!(draw(1, 2), draw(1, 2));
        assert_ne!(draw(1, 2), draw(2, 2));
        assert_ne!(draw(1, 2), draw(1, 1));
        assert_eq!(order(&Lots::by_file_order(3)), [1, 2, 3]);
    }

    #[test]
    fn a_casting_vote_ranks_everybody_once() {
        let ranking: Vec<_> = [3, 1, 2].into_iter().filter_map(Candidate::numbered).collect();
        assert_eq!(Lots::from_casting_vote(&ranking).map(|lots| order(&lots)), Some(vec![3, 1, 2]));
        assert_eq!(Lots::from_casting_vote(&ranking[..2]), None);
        assert_eq!(Lots::from_casting_vote(&[ranking[1], ranking[1]]), None);
    }
}
