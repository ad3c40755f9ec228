//! Elections to test with.

use proptest::prelude::*;

use crate::ballot::{
    Candidate, Contest, Lots, Profile, ProfileBuilder, Ratio,
    contest::{Limit, Quorum},
};

/// A candidate by number.
pub fn c(number: usize) -> Candidate {
    Candidate::numbered(number).expect("a candidate")
}

/// Several candidates by number.
pub fn cs(numbers: &[usize]) -> Vec<Candidate> {
    numbers.iter().copied().map(c).collect()
}

/// A ballot: ranks of candidates' places, and how many of it there are.
pub type Written = (Vec<Vec<usize>>, u64);

/// A profile of ballots written as `3: 1 2 = 4 3`.
pub fn profile(candidates: usize, lines: &[&str]) -> Profile {
    let written = lines.iter().map(|line| {
        let (weight, ranks) = line.split_once(':').expect("a colon");
        let ranks = ranks.replace(" = ", "=");
        let rank = |rank: &str| rank.split('=').map(|one| one.parse::<usize>().expect("a number") - 1).collect();
        (ranks.split_whitespace().map(rank).collect(), weight.trim().parse().expect("a number"))
    });
    profile_of(candidates, &written.collect::<Vec<Written>>())
}

pub fn profile_of(candidates: usize, ballots: &[Written]) -> Profile {
    let mut builder = ProfileBuilder::new(candidates).expect("few candidates");
    for (ranks, weight) in ballots {
        let ranks: Vec<Vec<_>> = ranks.iter().map(|rank| rank.iter().map(|one| c(one + 1)).collect()).collect();
        builder.add(ranks.iter().map(Vec::as_slice), *weight).expect("a ballot");
    }
    builder.build()
}

/// An election as a test makes it up.
#[derive(Clone, Debug)]
pub struct Election {
    pub candidates: usize,
    pub ballots: Vec<Written>,
    pub contest: Contest,
    /// The order in which lots fall.
    pub order: Vec<usize>,
}

impl Election {
    pub fn profile(&self) -> Profile {
        profile_of(self.candidates, &self.ballots)
    }

    pub fn lots(&self) -> Lots {
        let ranking: Vec<_> = self.order.iter().map(|one| c(one + 1)).collect();
        Lots::from_casting_vote(&ranking).expect("everybody once")
    }
}

/// Elections full of ties, cut short, with equal ranks where `strict` is not set.
pub fn elections(strict: bool) -> impl Strategy<Value = Election> {
    (1_usize..=6).prop_flat_map(move |candidates| {
        let order = Just((0..candidates).collect::<Vec<_>>()).prop_shuffle();
        let ballots = prop::collection::vec(ballot(candidates, strict), 0..14);
        (Just(candidates), ballots, order, contest(candidates))
            .prop_map(|(candidates, ballots, order, contest)| Election { candidates, ballots, contest, order })
    })
}

fn ballot(candidates: usize, strict: bool) -> impl Strategy<Value = Written> {
    let order = Just((0..candidates).collect::<Vec<_>>()).prop_shuffle();
    let equal = prop::collection::vec(prop::bool::weighted(if strict { 0.0 } else { 0.3 }), candidates);
    (order, 0..=candidates, equal, 1_u64..=4).prop_map(|(order, length, equal, weight)| {
        let mut ranks: Vec<Vec<usize>> = Vec::new();
        for (one, equal) in order.into_iter().take(length).zip(equal) {
            match ranks.last_mut().filter(|_| equal) {
                Some(rank) => rank.push(one),
                None => ranks.push(vec![one]),
            }
        }
        (ranks, weight)
    })
}

fn contest(candidates: usize) -> impl Strategy<Value = Contest> {
    let affiliations = prop::collection::vec(prop::option::of(0_u32..2), candidates);
    let limit = prop::option::of((1_usize..3, affiliations));
    let reopen = prop::option::of(0..candidates);
    let withdrawn = prop::collection::vec(0..candidates, 0..2);
    (1_usize..=4, limit, reopen, withdrawn).prop_map(|(seats, limit, reopen, withdrawn)| Contest {
        limit: limit.map(|(most, affiliations)| Limit { most, affiliations }),
        reopen: reopen.map(|one| c(one + 1)),
        withdrawn: withdrawn.into_iter().map(|one| c(one + 1)).collect(),
        ..Contest::of(seats)
    })
}

/// Debian's quorum and majorities on top.
pub fn debian(election: Election, electorate: u64, majority: u64) -> Election {
    let default = election.contest.reopen.unwrap_or(c(1));
    let times = Ratio::new(3, 2).expect("not zero");
    let contest = Contest {
        reopen: Some(default),
        withdrawn: election.contest.withdrawn.iter().copied().filter(|one| *one != default).collect(),
        quorum: Quorum::Root { times, electorate },
        majorities: vec![(c(election.candidates), Ratio::whole(majority))],
        ..election.contest
    };
    Election { contest, ..election }
}
