//! What one round of Meek's rule needs of the ballots.
//!
//! Within a round each paper passes through some elected candidates, who keep a part of it, and ends with the first
//! hopeful one, who keeps all. Papers with the same path stay alike, so they are counted together: a tree of paths.

use super::{ONE, Seats};
use crate::ballot::{Profile, profile::Ballot};

/// No node.
const NONE: u32 = u32::MAX;

/// The tree of paths; a node comes after its parent.
pub(super) struct Paths {
    nodes: Vec<Node>,
    /// What a paper is worth when it leaves each node; the first is for papers that have not been anywhere.
    leaving: Vec<u64>,
    /// The first nodes of paths.
    first: u32,
}

struct Node {
    candidate: usize,
    /// The node before it, counted from 1; 0 is the start.
    before: usize,
    papers: u64,
    child: u32,
    sibling: u32,
}

impl Paths {
    pub(super) fn of(profile: &Profile, keep: &[u64], seats: &Seats<'_>) -> Self {
        let mut paths = Self { nodes: Vec::new(), leaving: Vec::new(), first: NONE };
        for ballot in profile.ballots() {
            paths.add(ballot, keep, seats);
        }
        paths.leaving = vec![ONE; paths.nodes.len() + 1];
        paths
    }

    fn add(&mut self, ballot: Ballot<'_>, keep: &[u64], seats: &Seats<'_>) {
        let mut before = 0;
        for candidate in ballot.choices() {
            if keep[candidate.index()] == 0 {
                continue;
            }
            before = self.step(before, candidate.index(), ballot.weight);
            if seats.is_hopeful(candidate) {
                break;
            }
        }
    }

    /// Goes from a node to a candidate with so many papers; nodes are counted from 1.
    fn step(&mut self, before: usize, candidate: usize, papers: u64) -> usize {
        let first = if before == 0 { self.first } else { self.nodes[before - 1].child };
        let mut at = first;
        while at != NONE {
            let node = &mut self.nodes[at as usize];
            if node.candidate == candidate {
                node.papers += papers;
                return at as usize + 1;
            }
            at = node.sibling;
        }
        self.nodes.push(Node { candidate, before, papers, child: NONE, sibling: first });
        let new = self.nodes.len();
        let link = u32::try_from(new - 1).unwrap_or(NONE);
        match before {
            0 => self.first = link,
            _ => self.nodes[before - 1].child = link,
        }
        new
    }

    /// B.2.a: each candidate in turn keeps their part of what is left of a paper, rounded up.
    pub(super) fn distribute(&mut self, keep: &[u64], votes: &mut [u64]) {
        votes.fill(0);
        for (place, node) in self.nodes.iter().enumerate() {
            let worth = self.leaving[node.before];
            // Both are at most one vote, so the product fits.
            let kept = (worth * keep[node.candidate]).div_ceil(ONE);
            votes[node.candidate] += kept * node.papers;
            self.leaving[place + 1] = worth - kept;
        }
    }
}
