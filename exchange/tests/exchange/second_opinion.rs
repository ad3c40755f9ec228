//! Ten thousand elections, counted by us and by the package `pref-voting`.

use std::fmt::Write as _;

use domain::ballot::{
    Candidate, Contest, Lots, Method, Profile, ProfileBuilder, count,
    tally::{
        pairwise::Pairwise,
        report::{By, Count, Rounds},
    },
};
use serde_json::{Value, json};

use crate::support::{check, python, written};

const ELECTIONS: u64 = 10_000;

#[test]
fn another_program_comes_to_the_same() {
    let Some(python) = python() else { return };
    let mut text = String::new();
    let mut chance = Chance(5);
    for number in 0..ELECTIONS {
        // Every second one has equal ranks; all are cut short and small enough for many ties.
        let election = election(&mut chance, number % 2 == 1);
        writeln!(text, "{}", told(&election)).expect("memory");
    }
    let told = check(&python, "agrees_with_pref_voting.py", &[&written("elections.jsonl", &text)]);
    let compared: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(compared["schulze"], ELECTIONS);
    assert_eq!(compared["schwartz"], ELECTIONS);
    assert_eq!(compared["approval"], ELECTIONS);
    let strict = compared["plurality"].as_u64().expect("a number");
    assert!(strict >= ELECTIONS / 2, "only {strict} without equal ranks");
    let run_offs = compared["irv"].as_u64().expect("a number");
    assert!(run_offs > ELECTIONS / 10, "only {run_offs} run-offs without a tie");
}

/// An election and what we make of it: the winners before any draw.
fn told(profile: &Profile) -> Value {
    let ballots: Vec<_> = profile
        .ballots()
        .map(|ballot| {
            let ranks: Vec<_> = ballot.ranks().map(|(rank, candidate)| (candidate.index(), rank)).collect();
            json!({"number": ballot.weight, "ranks": ranks})
        })
        .collect();
    let undrawn = |method| match counted(method, profile).rounds {
        Rounds::Scores(scores) => {
            let most = scores.totals.iter().max().copied();
            places(Candidate::first(profile.candidates()).filter(|one| Some(scores.totals[one.index()]) == most))
        }
        Rounds::Comparisons(all) => places(all.seats[0].best.iter().copied()),
        Rounds::Stages(_) => unreachable!("no stages here"),
    };
    let mut ours = json!({"schulze": undrawn(Method::Schulze), "approval": undrawn(Method::Approval)});
    let pairwise = Pairwise::of(profile);
    let everybody = || Candidate::first(profile.candidates());
    let row = |one| everybody().map(|other| pairwise.prefer(one, other)).collect::<Vec<_>>();
    ours["pairwise"] = json!(everybody().map(row).collect::<Vec<_>>());
    if let Rounds::Comparisons(all) = counted(Method::Debian, profile).rounds {
        ours["schwartz"] = json!(places(all.seats[0].dropping[0].schwartz.iter().copied()));
    }
    if profile.is_strict() {
        ours["plurality"] = json!(undrawn(Method::Plurality));
        let run_off = counted(Method::Irv, profile);
        let tied = run_off.draws().iter().any(|draw| matches!(draw.by, By::Lot | By::Stage(_)));
        ours["irv"] = if tied { Value::Null } else { json!(places(run_off.winners.iter().copied())) };
    }
    json!({"candidates": profile.candidates(), "ballots": ballots, "ours": ours})
}

fn counted(method: Method, profile: &Profile) -> Count {
    let lots = Lots::by_file_order(profile.candidates());
    count(method, profile, &Contest::of(1), &lots).expect("an election")
}

fn places(all: impl Iterator<Item = Candidate>) -> Vec<usize> {
    all.map(Candidate::index).collect()
}

fn election(chance: &mut Chance, equal_ranks: bool) -> Profile {
    let candidates = 2 + chance.below(5);
    let mut builder = ProfileBuilder::new(candidates).expect("few");
    for _ in 0..=chance.below(12) {
        let mut left: Vec<_> = Candidate::first(candidates).collect();
        let mut ranks: Vec<Vec<Candidate>> = Vec::new();
        for _ in 0..=chance.below(candidates) {
            let next = left.swap_remove(chance.below(left.len()));
            match ranks.last_mut() {
                Some(rank) if equal_ranks && chance.below(3) == 0 => rank.push(next),
                _ => ranks.push(vec![next]),
            }
        }
        let weight = 1 + chance.below(3) as u64;
        builder.add(ranks.iter().map(Vec::as_slice), weight).expect("a ballot");
    }
    builder.build()
}

/// Numbers that look random and are always the same (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % bound as u64).expect("below the bound")
    }
}
