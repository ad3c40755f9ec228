//! What every assignment keeps to.

mod brute;
mod hall;
mod plans;
mod properties;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Able, Bid, Held, Instance, Interest, Wanted, Weights, shuffle::next};
use crate::id::{PersonId, ProposalId, TopicId};

fn proposal(number: usize) -> ProposalId {
    Uuid::from_u128(number as u128 + 1).into()
}

fn reviewer(number: usize) -> PersonId {
    Uuid::from_u128(number as u128 + 1_001).into()
}

fn topic(number: usize) -> TopicId {
    Uuid::from_u128(number as u128 + 5_001).into()
}

/// How large a made-up instance is at most.
struct Size {
    proposals: usize,
    reviewers: usize,
    reviews: usize,
    load: usize,
}

/// An instance that a seed makes up.
fn made_up(seed: u64, size: &Size) -> Instance {
    let mut state = seed;
    let mut below = |bound: usize| usize::try_from(next(&mut state) % (bound as u64)).unwrap_or(0);
    let number = |value: usize| u32::try_from(value).unwrap_or(0);
    let (proposals, reviewers) = (2 + below(size.proposals - 1), 2 + below(size.reviewers - 1));
    let wanted = |below: &mut dyn FnMut(usize) -> usize, id| Wanted {
        id: proposal(id),
        reviews: number(1 + below(size.reviews)),
        topics: (0..below(3)).map(|_| topic(below(4))).collect(),
    };
    let proposals_made: Vec<Wanted> = (0..proposals).map(|id| wanted(&mut below, id)).collect();
    let mut made = Vec::new();
    let mut held = Vec::new();
    for id in 0..reviewers {
        let mut able = Able {
            id: reviewer(id),
            load: number(below(size.load + 1)),
            knows: BTreeMap::new(),
            bids: BTreeMap::new(),
            conflicts: BTreeSet::new(),
            declined: BTreeSet::new(),
        };
        for subject in 0..4 {
            if below(2) == 0 {
                able.knows.insert(topic(subject), Interest::ALL[below(3)]);
            }
        }
        for about in 0..proposals {
            match below(14) {
                0 => drop(able.conflicts.insert(proposal(about))),
                choice @ 7..=11 => drop(able.bids.insert(proposal(about), Bid::ALL[choice % 3])),
                4 => drop(able.declined.insert(proposal(about))),
                5 | 6 => held.push(Held { proposal: proposal(about), reviewer: able.id, is_fixed: below(3) == 0 }),
                _ => {}
            }
        }
        made.push(able);
    }
    Instance { proposals: proposals_made, reviewers: made, held, weights: Weights::default(), seed }
}
